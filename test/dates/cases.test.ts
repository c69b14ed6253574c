/** Every case of cases.ts: spans, values and the rules that must fire. */
import { type DateMention, parseDates } from '../../src/dates/dates.js';
import { FAMILIES } from './cases.js';

const REFERENCE = '2026-02-04';

function brackets(text: string, mentions: readonly DateMention[]): string {
  let marked = '';
  let from = 0;
  for (const { start, end } of mentions) {
    marked += `${text.slice(from, start)}⟦${text.slice(start, end)}⟧`;
    from = end;
  }
  return marked + text.slice(from);
}

const value = ({ date }: DateMention): string =>
  (date.value ?? '-') +
  (date.mod ? `/${date.mod}` : '') +
  (date.conflict ? `!${date.conflict}` : '') +
  (date.approximate ? '~' : '');

describe.each(Object.entries(FAMILIES))('%s', (_family, cases) => {
  test.each(cases.map((each) => [each.text, each] as const))('%s', (_text, each) => {
    const text = each.text.replaceAll(/[⟦⟧]/g, '');
    const mentions = parseDates(text, { reference: REFERENCE });
    expect(brackets(text, mentions)).toBe(each.text);
    expect(mentions.map(value).join(' ')).toBe(each.values);
    expect(mentions.map(({ rule }) => rule).join(' ')).toBe(each.rules);
  });
});

test('every family with dates has look-alikes or is a table of forms', () => {
  const cases = Object.values(FAMILIES).flat();
  expect(cases.filter(({ rules }) => rules === '').length).toBeGreaterThan(100);
  expect(cases.filter(({ rules }) => rules !== '').length).toBeGreaterThan(250);
});
