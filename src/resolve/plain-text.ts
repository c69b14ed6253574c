/** The text of a mention as it is given out: without diacritics and what does not print, one blank between words. */

const UNPRINTED = /[\p{Mn}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** More marks than any letter has: normalizing puts a run of them in order, which takes its length squared. */
const MOST_MARKS = 30;

/** Letters of Arabic without marks, single blanks between words: as most names are written. */
const PLAIN = /^[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*$/;

export const plainText = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .replace(/\p{Mn}+/gu, lowered)
        .normalize('NFC')
        .replace(UNPRINTED, '')
        .replace(/\s+/g, ' ');

const lowered = (marks: string): string =>
  marks.length > MOST_MARKS ? [...marks].slice(0, MOST_MARKS).join('') : marks;
