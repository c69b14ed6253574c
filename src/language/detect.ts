/**
 * Is this Arabic? The letters and the commonest words answer first; franc, a trigram model, is heard only where they
 * leave a doubt: on short Arabic it is wrong more often than right, and loading it takes a third of a whole run.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fold, isArabicLetter, isLatinLetter } from '../text/letters.js';

export interface LanguageVerdict {
  /** ISO 639-3 code: `arb`, another language's, or `und` where nothing can be said. */
  readonly code: string;
  /** Share of Arabic-script letters among all letters, 0 to 1, two decimals; 0 for a text without letters. */
  readonly arabic: number;
  /** One sentence for the user, where the text does not look like Arabic. */
  readonly warning?: string;
}

/**
 * Other languages in Arabic letters, with those of their letters that Arabic does not have. The language with the most
 * of its letters in a text is the likeliest; of equal ones the first.
 */
const NEIGHBOURS = [
  { code: 'pes', name: 'Persian', units: unitsOf('پچژگکیۀ') },
  { code: 'urd', name: 'Urdu', units: unitsOf('پچژگکیٹڈڑےںہھۂۓۃ') },
  { code: 'ckb', name: 'Central Kurdish', units: unitsOf('پچژگکیەۆێڕڵڤھ') },
  { code: 'pbu', name: 'Pashto', units: unitsOf('پچژگکیېځڅښړږګۍڼټډ') },
  { code: 'uig', name: 'Uyghur', units: unitsOf('پچژگېۇۈۋڭەۆھ') },
  { code: 'snd', name: 'Sindhi', units: unitsOf('پچگڪٿڻڳڄڃٽڊڌڏٻڀھ') },
];

/** Names of languages that only franc tells apart. */
const NAMES: Readonly<Record<string, string>> = {
  prs: 'Dari',
  skr: 'Saraiki',
  azb: 'South Azerbaijani',
  eng: 'English',
};

/** Letters that Arabic gets from Persian keyboards: alone they prove nothing. */
const KEYBOARD = unitsOf('یک');

/** Frequent words that the neighbours do not share. The article does the rest. */
const FUNCTION_WORDS = new Set(
  // biome-ignore format: one paragraph of words
  'في عن إلى التي الذي الذين هذا هذه ذلك تلك أن إن أنه أنها كان كانت قال قالت وقال مع لم لن قد منذ خلال حول بعض كل غير عند ثم أو لا ما وفي وهو وهي ومن حيث'
    .split(' ')
    .map(fold),
);
const WORD = /[\u0620-\u06d3\u06d5\u06fa-\u06ff]+/g;
/** An article, also behind one proclitic, and enough of a word after it. */
const ARTICLE = /^(?:[وفبك]?ال|لل).../;

/** So many words from the beginning show it. */
const SAMPLE_WORDS = 100;
/** Below so many letters franc guesses. */
const FRANC_LETTERS = 40;
/** What franc says of Arabic texts: `zlm` (Malay in Arabic letters) for many with names in them. */
const FRANC_ARABIC = ['arb', 'zlm', 'und'];

/** Guesses the language of a text. Synchronous, because the library's `extract` is. */
export function guessLanguage(text: string): LanguageVerdict {
  const { arabic, other, counts } = countLetters(text);
  const all = arabic + other;
  if (all === 0) return { code: 'und', arabic: 0 };
  const share = Math.round((arabic / all) * 100) / 100;
  if (arabic < other) {
    const code = all < FRANC_LETTERS ? 'und' : franc(text);
    return { code, arabic: share, warning: `only ${Math.floor((arabic / all) * 100)} % of the letters are Arabic` };
  }
  const code = amongNeighbours(text, arabic, counts);
  if (code === 'arb') return { code, arabic: share };
  return { code, arabic: share, warning: `the text looks like ${describe(code)}, not like Arabic` };
}

function amongNeighbours(text: string, letters: number, counts: Uint32Array): string {
  const scores = NEIGHBOURS.map((neighbour) => sum(neighbour.units, counts) / letters);
  const best = Math.max(...scores);
  const looksArabic = shareOfArabicWords(text) >= 0.1;
  if (looksArabic && best - sum(KEYBOARD, counts) / letters < 0.02) return 'arb';
  if (!looksArabic && best >= 0.03) return NEIGHBOURS[scores.indexOf(best)]!.code;
  if (letters < FRANC_LETTERS) return 'arb';
  const opinion = franc(text);
  return FRANC_ARABIC.includes(opinion) ? 'arb' : opinion;
}

function sum(units: readonly number[], counts: Uint32Array): number {
  let total = 0;
  for (const unit of units) total += counts[unit - 0x600]!;
  return total;
}

function shareOfArabicWords(text: string): number {
  let words = 0;
  let arabic = 0;
  for (const [word] of text.matchAll(WORD)) {
    const folded = fold(word);
    if (ARTICLE.test(folded) || FUNCTION_WORDS.has(folded)) arabic += 1;
    words += 1;
    if (words === SAMPLE_WORDS) break;
  }
  return words === 0 ? 0 : arabic / words;
}

/** Letters in Arabic script, other letters, and how often each unit from U+0600 to U+06FF stands there. */
function countLetters(text: string): { arabic: number; other: number; counts: Uint32Array } {
  const counts = new Uint32Array(0x100);
  let arabic = 0;
  let other = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isArabicLetter(unit)) {
      arabic += 1;
      if (unit < 0x700) counts[unit - 0x600]! += 1;
    } else if (isLatinLetter(unit)) other += 1;
    else if (unit > 0x24f && (unit < 0x600 || unit > 0x6ff) && isAnyLetter(text.codePointAt(i)!)) other += 1;
  }
  return { arabic, other, counts };
}

function unitsOf(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

const ANY_LETTER = /\p{L}/u;
const isAnyLetter = (point: number): boolean => ANY_LETTER.test(String.fromCodePoint(point));

const describe = (code: string): string => {
  const name = NEIGHBOURS.find((neighbour) => neighbour.code === code)?.name ?? NAMES[code];
  return name === undefined ? `another language (${code})` : `${name} (${code})`;
};

/** Where the build puts franc: beside the built files, or in the build's folder when the sources themselves run. */
const FRANC_PLACES = ['./franc.cjs', '../../dist/franc.cjs'];

type Franc = (text: string, options: { ignore: string[] }) => string;
let loaded: Franc | undefined;

/** franc's opinion (Scots, which it takes much English for, left out). Its file is CommonJS, so that it can be loaded here and now; without it there is no opinion. */
function franc(text: string): string {
  loaded ??= loadFranc();
  return loaded(text, { ignore: ['sco'] });
}

function loadFranc(): Franc {
  const place = FRANC_PLACES.find((path) => existsSync(fileURLToPath(new URL(path, import.meta.url))));
  if (place === undefined) return () => 'und';
  return createRequire(import.meta.url)(place).franc;
}
