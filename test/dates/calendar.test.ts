/** Calendars against ICU, the reference that every browser and Node carries. */
import {
  copticDay,
  dayOf,
  daysInMonth,
  easter,
  gregorian,
  hijri,
  hijriDay,
  hijriMonthEnd,
  isoWeek,
  weekdayOf,
} from '../../src/dates/calendar.js';
import { FIRST_HIJRI_DAY, FIRST_HIJRI_YEAR, HIJRI_MONTHS } from '../../src/dates/hijri-months.js';

const MILLISECONDS = 86_400_000;

function icu(calendar: string): (day: number) => { year: number; month: number; day: number } {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return (day) => {
    const parts = Object.fromEntries(
      format.formatToParts(day * MILLISECONDS).map(({ type, value }) => [type, Number(value)]),
    );
    return { year: parts.year!, month: parts.month!, day: parts.day! };
  };
}

test('Umm al-Qura: every day of AH 1300 to 1600, both ways', () => {
  const ofIcu = icu('islamic-umalqura');
  const end = hijriMonthEnd(FIRST_HIJRI_YEAR + HIJRI_MONTHS.length / 3 - 1, 12);
  let wrong = 0;
  for (let day = FIRST_HIJRI_DAY; day <= end; day++) {
    const expected = ofIcu(day);
    const date = hijri(day);
    const same = date.year === expected.year && date.month === expected.month && date.day === expected.day;
    if (!same || hijriDay(date.year, date.month, date.day) !== day) wrong++;
  }
  expect(end - FIRST_HIJRI_DAY + 1).toBeGreaterThan(106_000);
  expect(wrong).toBe(0);
});

test.each([
  ['before the table', -490_000, FIRST_HIJRI_DAY - 400],
  ['after the table', 75_500, 110_000],
])('civil arithmetic %s', (_name, from, to) => {
  const ofIcu = icu('islamic-civil');
  for (let day = from; day < to; day += 997) {
    const expected = ofIcu(day);
    expect(hijri(day)).toEqual(expected);
    expect(hijriDay(expected.year, expected.month, expected.day)).toBe(day);
  }
});

test('Coptic days', () => {
  const ofIcu = icu('coptic');
  for (let day = -600_000; day < 60_000; day += 997) {
    const { year, month, day: date } = ofIcu(day);
    expect(copticDay(year, month, date)).toBe(day);
  }
});

test('Gregorian days come back, weekdays follow each other', () => {
  for (let day = -1_000_000; day < 1_000_000; day += 613) {
    const { year, month, day: date } = gregorian(day);
    expect(dayOf(year, month, date)).toBe(day);
    expect(weekdayOf(day + 1)).toBe((weekdayOf(day) % 7) + 1);
  }
  expect(weekdayOf(dayOf(2026, 2, 4))).toBe(3);
  expect([2023, 2024, 2000, 1900].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
});

test.each([
  ['2026-02-04', 2026, 6],
  ['2024-12-30', 2025, 1],
  ['2021-01-03', 2020, 53],
  ['2016-01-01', 2015, 53],
])('ISO week of %s', (text, year, week) => {
  const [y, m, d] = text.split('-').map(Number) as [number, number, number];
  expect(isoWeek(dayOf(y, m, d))).toEqual({ year, week });
});

test.each([
  [2023, '4-9', '4-16'],
  [2024, '3-31', '5-5'],
  [2025, '4-20', '4-20'],
  [2026, '4-5', '4-12'],
])('Easter %i', (year, western, eastern) => {
  const text = (day: number): string => `${gregorian(day).month}-${gregorian(day).day}`;
  expect(text(easter(year, true))).toBe(western);
  expect(text(easter(year, false))).toBe(eastern);
});
