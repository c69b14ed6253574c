import fc from 'fast-check';
import { TAGGER_RULE } from '../../src/document.js';
import { AalamError } from '../../src/errors.js';
import { readSections, writeSections } from '../../src/sections.js';
import { withRows } from '../../src/tagger/model.js';
import { loadTagger } from '../../src/tagger/tagger.js';
import { train } from '../../src/tagger/training/train.js';
import { codePoint } from '../hostile.js';
import { LESSONS, smallWorld } from './helpers.js';

const world = smallWorld();
const bytes = train(LESSONS, world, { epochs: 120, folds: 0 });
const tagger = loadTagger(bytes, world.gazetteer, world.words, world.frequencies);

function tag(text: string) {
  const { document, matches, candidates } = world.prepare(text);
  return tagger.tag(document, matches, candidates);
}

const namesIn = (text: string): string[] =>
  tag(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

test.each([
  ['قال المدير سامر حداد في حلب إن العمل يسير.', ['TITLE المدير', 'PERSON سامر حداد', 'LOCATION حلب']],
  ['أعلنت شركة النهر أن الطريق مفتوح.', ['ORGANIZATION شركة النهر']],
  ['العمل يسير والطريق مفتوح.', []],
  ['', []],
])('what was learnt is found again: %s', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test('proclitics stay out of the span', () => {
  expect(namesIn('قال سامر حداد بدمشق إن العمل يسير.')).toContain('LOCATION دمشق');
});

test('no entity reaches over the end of a paragraph', () => {
  const text = 'زار سامر.\n\nحداد في حلب';
  for (const { start, end } of tag(text)) expect(text.slice(start, end)).not.toContain('\n');
});

test('any text gives spans in order, none overlapping, each with a weight between 0 and 1', () => {
  const words = fc.constantFrom(
    'سامر',
    'حداد',
    'قال',
    'في',
    'حلب',
    '«',
    '»',
    '.',
    '\n\n',
    '\n',
    '😀',
    'شركة',
    'النور',
    'A1',
    '٣',
    '\u200f',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
        fc.string({ unit: codePoint }),
      ),
      (text) => {
        let reached = 0;
        for (const { start, end, weight, rule } of tag(text)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThan(1);
          expect(rule).toBe(TAGGER_RULE);
          reached = end;
        }
      },
    ),
  );
});

test('what the build makes of a model says the same', () => {
  const built = loadTagger(withRows(bytes, 'model'), world.gazetteer, world.words, world.frequencies);
  for (const { text } of LESSONS) {
    const { document, matches, candidates } = world.prepare(text);
    expect(built.tag(document, matches, candidates)).toEqual(tag(text));
  }
});

test('tagging leaves no trace: the same text gives the same answer after others', () => {
  const text = 'قال المدير نادر عيسى في حمص إن العمل يسير.';
  const before = tag(text);
  for (const { text: other } of LESSONS) tag(other);
  expect(tag(text)).toEqual(before);
});

test('training is deterministic, and its seed matters', () => {
  const again = train(LESSONS, smallWorld(), { epochs: 120, folds: 0 });
  expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  const other = train(LESSONS, smallWorld(), { epochs: 120, folds: 0, seed: 2 });
  expect(Buffer.from(other).equals(Buffer.from(bytes))).toBe(false);
});

describe('a file that is no usable model is refused with one clear line', () => {
  const load = (file: Uint8Array) => () => loadTagger(file, world.gazetteer, world.words, world.frequencies, 'my.bin');
  const withInfo = (change: (info: Record<string, unknown>) => void): Uint8Array => {
    const sections = readSections(bytes, 'model');
    const info = JSON.parse(new TextDecoder().decode(sections.get('tagger.info')));
    change(info);
    return writeSections(new Map(sections).set('tagger.info', new TextEncoder().encode(JSON.stringify(info))));
  };
  const without = (name: string): Uint8Array => {
    const sections = new Map(readSections(bytes, 'model'));
    sections.delete(name);
    return writeSections(sections);
  };
  /** What the build makes of it, but one of the numbers that lead to its rows is wrong. */
  const astray = (at: number, value: number): Uint8Array => {
    const sections = new Map(readSections(withRows(bytes, 'model'), 'model'));
    const starts = new Uint8Array(sections.get('tagger.starts')!);
    new DataView(starts.buffer).setInt32(at * 4, value, true);
    return writeSections(sections.set('tagger.starts', starts));
  };
  const damaged = bytes.slice();
  damaged[damaged.length - 3]! ^= 1;
  test.each<[string, Uint8Array, RegExp]>([
    ['another file', new TextEncoder().encode('{"a":1}'), /not a compiled aalam file/],
    ['a damaged one', damaged, /damaged/],
    ['one cut short', bytes.slice(0, bytes.length / 2), /cut short/],
    ['one of other features', withInfo((info) => Object.assign(info, { features: 0 })), /version 0/],
    ['one without weights', without('tagger.weights'), /tagger\.weights is missing/],
    ['one whose rows go back', astray(40_000, 0), /can be used/],
    ['one whose rows do not begin at the first', astray(0, 1), /can be used/],
    ['one with too many rows', astray(1 << 16, 1 << 30), /do not add up/],
    ['one without a scale', withInfo((info) => Object.assign(info, { scale: 0 })), /do not add up/],
    ['one with a scale below nothing', withInfo((info) => Object.assign(info, { scale: -1 })), /do not add up/],
    [
      'one with a calibration of nothing',
      withInfo((info) => Object.assign(info, { calibration: [{}, {}, {}, {}] })),
      /do not add up/,
    ],
    ['one whose parts do not fit', withInfo((info) => Object.assign(info, { types: ['PERSON'] })), /do not add up/],
  ])('%s', (_, file, message) => {
    expect(load(file)).toThrow(AalamError);
    expect(load(file)).toThrow(message);
  });
});
