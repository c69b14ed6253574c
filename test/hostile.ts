/** Texts made to shift offsets: every kind of character that folding, cutting or counting could trip over. */
import fc from 'fast-check';

const PIECES = [
  ...[
    'محمد',
    'الشرع',
    'وروسيا',
    'للجمهورية',
    'بـ',
    'أيار',
    '2011',
    '٤',
    '۱۲',
    'هـ',
    'د.',
    'في',
    'دمشق',
    'وزير',
    'الدفاع',
    'BBC',
    'é',
    'I\u0307',
  ],
  ...[' ', '  ', '\n', '\r\n', '\r', '\t', '\u00a0', '\u2003', '\u2028', '\u3000', '\u0085'],
  ...[
    '\u064e',
    '\u0651',
    '\u0640',
    '\u0640\u0640',
    '\u0670',
    '\u0301',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u202c',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\u00ad',
    '\ufe0f',
  ],
  ...['😀', '👩‍👩‍👧', '🇸🇾', '\ud83d', '\ude00', '\u0000', '\u001b[31m', '\ufffd', '\uffff'],
  ...[
    'ﷺ',
    '﷽',
    'ﻻ',
    'ﻢ',
    'ﺪﻤﺤﻣ',
    'ﱠ',
    '،',
    '؛',
    '؟',
    '«',
    '»',
    '"',
    '(',
    ')',
    '.',
    '...',
    ':',
    '-',
    '–',
    '/',
    '%',
    '__proto__',
    '中',
    'ש',
    '߷',
  ],
];

/**
 * Any code point but surrogates: what fast-check calls `binary`, without the table of all of them that it makes for that, which
 * takes half a second in each file.
 */
export const codePoint = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map(
  (n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800),
  (drawn) => {
    const n = typeof drawn === 'string' ? (drawn.codePointAt(0) ?? Number.NaN) : Number.NaN;
    const whole = drawn === String.fromCodePoint(n || 0) && !(n >= 0xd800 && n < 0xe000);
    if (!whole) throw new Error('no code point');
    return n < 0xd800 ? n : n - 0x800;
  },
);

export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: codePoint, maxLength: 4 }) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));
