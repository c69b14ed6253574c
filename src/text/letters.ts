/**
 * The letters of Arabic text and their folding: one table lookup per UTF-16 unit, no regular expressions.
 *
 * Folding makes spellings that news writers treat as equal compare equal: hamza seats, ya and alef maqsura,
 * ta marbuta, Persian and Urdu look-alike letters, diacritics, tatweel, invisible marks, presentation forms,
 * digit sets and Latin case. It never changes an offset: see `foldRange`.
 */

/** Classes of UTF-16 units. `mark` units are part of the word they stand in and vanish when folded. */
export const CLASS = { other: 0, arabic: 1, latin: 2, digit: 3, mark: 4, space: 5, line: 6 } as const;

/** Folded forms of single Arabic letters; a letter that is not named folds to itself. */
const LETTER_FOLDS: Readonly<Record<string, string>> = {
  // biome-ignore format: one line a target letter
  ا: 'أإآٱٲٳٵ',
  ي: 'ىیېێےۍئ',
  و: 'ؤۆۇۈۋ',
  ه: 'ةہۀەھۃۂ',
  ك: 'کگڪ',
  ب: 'پ',
  ج: 'چ',
  ف: 'ڤڥ',
  ز: 'ژ',
  ت: 'ٹ',
  د: 'ڈ',
  ر: 'ڑ',
  ن: 'ں',
};

const classes = new Uint8Array(0x10000);
/** See `foldedUnit`; what becomes several is in `expansions`. */
const folds = new Uint16Array(0x10000);
/** What stands for several units that a unit folds to: the tatweel, which vanishes and is the folded form of nothing. */
export const SEVERAL = 0x0640;
const expansions = new Map<number, string>();

function setRange(from: number, to: number, value: number): void {
  classes.fill(value, from, to + 1);
}

function buildTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) folds[unit] = unit;
  setRange(0x0620, 0x064a, CLASS.arabic);
  setRange(0x066e, 0x06d3, CLASS.arabic);
  setRange(0x06ee, 0x06ef, CLASS.arabic);
  setRange(0x06fa, 0x06ff, CLASS.arabic);
  classes[0x06d5] = CLASS.arabic;
  setRange(0x0750, 0x077f, CLASS.arabic);
  setRange(0x08a0, 0x08c9, CLASS.arabic);
  classes[0x06d4] = CLASS.other;
  for (const [from, to] of [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x24f],
  ] as const) {
    setRange(from, to, CLASS.latin);
    for (let unit = from; unit <= to; unit++) {
      const lower = String.fromCharCode(unit).toLowerCase();
      if (lower.length === 1) folds[unit] = lower.charCodeAt(0);
    }
  }
  for (const zero of [0x30, 0x660, 0x6f0, 0xff10]) {
    for (let digit = 0; digit < 10; digit++) {
      classes[zero + digit] = CLASS.digit;
      folds[zero + digit] = 0x30 + digit;
    }
  }
  // Combining marks of Arabic and Latin, tatweel, joiners, bidi controls, soft hyphen, variation selectors, BOM.
  for (const [from, to] of [
    [0x0300, 0x036f],
    [0x0610, 0x061a],
    [0x061c, 0x061c],
    [0x0640, 0x0640],
    [0x064b, 0x065f],
    [0x0670, 0x0670],
    [0x06d6, 0x06dc],
    [0x06df, 0x06e8],
    [0x06ea, 0x06ed],
    [0x08ca, 0x08ff],
    [0x00ad, 0x00ad],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x2064],
    [0x2066, 0x206f],
    [0xfe00, 0xfe0f],
    [0xfe20, 0xfe2f],
    [0xfeff, 0xfeff],
  ] as const) {
    setRange(from, to, CLASS.mark);
    folds.fill(0, from, to + 1);
  }
  for (const unit of [0x09, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) classes[unit] = CLASS.space;
  setRange(0x2000, 0x200a, CLASS.space);
  for (const unit of [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) classes[unit] = CLASS.line;
  for (const [target, letters] of Object.entries(LETTER_FOLDS)) {
    for (const letter of letters) folds[letter.charCodeAt(0)] = target.charCodeAt(0);
  }
  // Presentation forms are letters in their printed shapes; those that are whole phrases (ﷺ, ﷽) stay symbols.
  for (const [from, to] of [
    [0xfb50, 0xfdfb],
    [0xfe70, 0xfefc],
  ] as const) {
    for (let unit = from; unit <= to; unit++) addPresentationForm(unit);
  }
}

function addPresentationForm(unit: number): void {
  const plain = String.fromCharCode(unit).normalize('NFKC');
  if (plain.charCodeAt(0) === unit || plain.includes(' ')) return;
  let folded = '';
  for (let i = 0; i < plain.length; i++) {
    const part = plain.charCodeAt(i);
    if (classes[part] !== CLASS.arabic && classes[part] !== CLASS.mark) return;
    if (folds[part] !== 0) folded += String.fromCharCode(folds[part]!);
  }
  classes[unit] = folded === '' ? CLASS.mark : CLASS.arabic;
  if (folded.length === 1) folds[unit] = folded.charCodeAt(0);
  else if (folded === '') folds[unit] = 0;
  else {
    folds[unit] = SEVERAL;
    expansions.set(unit, folded);
  }
}

buildTables();

let classed: readonly number[] | undefined;
/** The units that are anything but `other`, ascending: what there is to ask about where all are asked. */
export function classedUnits(): readonly number[] {
  if (classed === undefined) {
    const units: number[] = [];
    for (let unit = 0; unit < classes.length; unit++) if (classes[unit] !== CLASS.other) units.push(unit);
    classed = units;
  }
  return classed;
}

/** One of `CLASS`. */
export const classOf = (unit: number): number => classes[unit]!;
/** What the unit folds to: 0 where it vanishes, `SEVERAL` where it becomes several. */
export const foldedUnit = (unit: number): number => folds[unit]!;
export const isArabicLetter = (unit: number): boolean => classes[unit] === CLASS.arabic;
export const isLatinLetter = (unit: number): boolean => classes[unit] === CLASS.latin;
export const isLetter = (unit: number): boolean => classes[unit] === CLASS.arabic || classes[unit] === CLASS.latin;
export const isDigit = (unit: number): boolean => classes[unit] === CLASS.digit;
/** Diacritics, tatweel, joiners, bidi controls: inside a word they belong to it, folded they vanish. */
export const isMark = (unit: number): boolean => classes[unit] === CLASS.mark;
/** Marks that print nothing at all: bidi controls, joiners, soft hyphen, BOM. Behind the last letter of a word they are not part of it. */
export const isInvisible = (unit: number): boolean =>
  unit === 0xad || unit === 0x61c || unit === 0xfeff || (unit >= 0x200b && unit <= 0x206f && isMark(unit));
export const isSpace = (unit: number): boolean => classes[unit] === CLASS.space;
export const isLineBreak = (unit: number): boolean => classes[unit] === CLASS.line;

/** Whether a string is its own folded form. The null character is not: it vanishes. */
export function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0 || folds[unit] !== unit) return false;
  }
  return true;
}

/** The folded form of `text.slice(start, end)`. */
export function foldRange(text: string, start: number, end: number): string {
  let folded = '';
  for (let i = start; i < end; i++) {
    const unit = folds[text.charCodeAt(i)]!;
    if (unit === SEVERAL) folded += expansions.get(text.charCodeAt(i))!;
    else if (unit !== 0) folded += String.fromCharCode(unit);
  }
  return folded;
}

/** The folded form of a whole string: what lists and rules compare. */
export const fold = (text: string): string => foldRange(text, 0, text.length);

/**
 * The exact way back: the offset in `text` of the unit that gave folded character number `index` of the range.
 * Marks stay with the letter before them. `index` at or past the folded length gives `end`.
 */
export function sourceOffset(text: string, start: number, end: number, index: number): number {
  let seen = 0;
  for (let i = start; i < end; i++) {
    const unit = folds[text.charCodeAt(i)]!;
    if (unit === 0) continue;
    const width = unit === SEVERAL ? expansions.get(text.charCodeAt(i))!.length : 1;
    if (index < seen + width) return i;
    seen += width;
  }
  return end;
}
