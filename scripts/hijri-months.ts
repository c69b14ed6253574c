/**
 * Prints the month lengths of the Umm al-Qura calendar as src/dates/hijri-months.ts keeps them, from the ICU of the running Node.
 * npx tsx scripts/hijri-months.ts
 */
import { FIRST_HIJRI_DAY, FIRST_HIJRI_YEAR } from '../src/dates/hijri-months.js';

const LAST_YEAR = 1600;
const MILLISECONDS = 86_400_000;
const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

function hijriOf(day: number): { year: number; month: number; day: number } {
  const parts = Object.fromEntries(
    format.formatToParts(day * MILLISECONDS).map(({ type, value }) => [type, Number(value)]),
  );
  return { year: parts.year!, month: parts.month!, day: parts.day! };
}

let lengths = '';
let mask = 0;
let { month, year } = { month: 1, year: FIRST_HIJRI_YEAR };
for (let day = FIRST_HIJRI_DAY; year <= LAST_YEAR; day++) {
  const tomorrow = hijriOf(day + 1);
  if (tomorrow.day !== 1) continue;
  if (hijriOf(day).day === 30) mask |= 1 << (month - 1);
  if (month === 12) {
    lengths += mask.toString(16).padStart(3, '0');
    mask = 0;
  }
  ({ year, month } = tomorrow);
}
console.log(lengths);
