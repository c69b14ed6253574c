import fc from 'fast-check';
import {
  barOf,
  bestScale,
  MOST_BARS,
  nameOf,
  namePeriod,
  type Period,
  periodOf,
  SCALES,
  spanOf,
  timeline,
} from '../../src/view/browser/calendar.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const span = (from: string, to = from): Period => ({ from: day(from), to: day(to) });

test.each([
  ['2026-02-04', '2026-02-04', '2026-02-04'],
  ['2026-02-03TEV', '2026-02-03', '2026-02-03'],
  ['2026-02-04T12:40Z', '2026-02-04', '2026-02-04'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['2026-W07', '2026-02-09', '2026-02-15'],
  ['2021-W01', '2021-01-04', '2021-01-10'],
  ['2025-Q3', '2025-07-01', '2025-09-30'],
  ['2025-H2', '2025-07-01', '2025-12-31'],
  ['2012-SU', '2012-06-01', '2012-08-31'],
  ['2012-WI', '2012-12-01', '2013-02-28'],
  ['199X', '1990-01-01', '1999-12-31'],
  ['19XX', '1900-01-01', '1999-12-31'],
  ['2025/2026', '2025-01-01', '2026-12-31'],
  ['2026-05-03/2026-05-05', '2026-05-03', '2026-05-05'],
  ['{2026-02-04,2026-02-06}', '2026-02-04', '2026-02-06'],
])('%s stands for %s to %s', (value, from, to) => {
  expect(spanOf(value)).toEqual(span(from, to));
});

test('years before Christ and of one digit', () => {
  expect(nameOf('year', barOf('year', spanOf('-0329')!.from))).toBe('-329');
  expect(barOf('year', spanOf('-01XX')!.from)).toBe(-199);
  expect(barOf('year', spanOf('-01XX')!.to)).toBe(-100);
  expect(barOf('year', spanOf('0007')!.from)).toBe(7);
});

test.each(['XXXX-03-08', '', '-P1D', 'P1D', '2026/..', 'قريبا', '2026-02-04/XXXX'])(
  "'%s' is no stretch of days",
  (value) => {
    expect(spanOf(value)).toBeUndefined();
  },
);

test('a bar holds its days and no others', () => {
  const bars = fc.tuple(fc.constantFrom(...SCALES), fc.integer({ min: -300_000, max: 300_000 }));
  fc.assert(
    fc.property(bars, ([scale, at]) => {
      const bar = barOf(scale, at);
      const { from, to } = periodOf(scale, bar);
      expect(from <= at && at <= to).toBe(true);
      expect([barOf(scale, from), barOf(scale, to)]).toEqual([bar, bar]);
      expect([barOf(scale, from - 1), barOf(scale, to + 1)]).toEqual([bar - 1, bar + 1]);
    }),
  );
});

test.each([
  [span('2026-02-04'), '2026-02-04'],
  [span('2026-02-01', '2026-02-28'), '2026-02'],
  [span('2026-01-01', '2026-12-31'), '2026'],
  [span('2020-01-01', '2029-12-31'), '2020s'],
  [span('2026-02-04', '2026-03-01'), '2026-02-04 – 2026-03-01'],
])('a period is named %#', (period, name) => {
  expect(namePeriod(period)).toBe(name);
});

describe('the timeline', () => {
  const dates = [
    { span: span('2026-02-03'), mentions: 2 },
    { span: span('2026-02-05'), mentions: 1 },
    { span: span('2026-02-01', '2026-02-28'), mentions: 4 },
    { span: span('1948-05-15'), mentions: 1 },
  ];

  test('by days shows where most is, and tells the rest', () => {
    expect(timeline(dates, 'day')).toEqual({
      scale: 'day',
      first: day('2026-02-03'),
      bars: [2, 0, 1],
      before: 1,
      after: 0,
      longer: 4,
    });
  });

  test('by months a month has its bar', () => {
    expect(timeline(dates, 'month')).toMatchObject({ first: 2026 * 12 + 1, bars: [7], before: 1, longer: 0 });
  });

  test('where all bars have room all are shown', () => {
    const { first, bars } = timeline(dates, 'decade');
    expect([first, bars.length, bars[0], bars.at(-1)]).toEqual([194, 9, 1, 7]);
  });

  test('can be moved, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 5 })), { minLength: 1 }),
        fc.option(fc.integer({ min: -50, max: 450 }), { nil: undefined }),
        (days, first) => {
          const counts = days.map(([at, mentions]) => ({ span: { from: at, to: at }, mentions }));
          const { bars, before, after } = timeline(counts, 'day', first);
          expect(bars.length).toBeLessThanOrEqual(MOST_BARS);
          const total = counts.reduce((sum, { mentions }) => sum + mentions, 0);
          expect(before + after + bars.reduce((a, b) => a + b, 0)).toBe(total);
        },
      ),
    );
  });

  test('begins at the scale that shows a good part', () => {
    expect(bestScale([{ span: span('2026-02-03'), mentions: 9 }])).toBe('day');
    expect(
      bestScale([
        { span: span('2026-01-01', '2026-12-31'), mentions: 9 },
        { span: span('2026-02-03'), mentions: 1 },
      ]),
    ).toBe('year');
    expect(bestScale([])).toBe('year');
  });
});
