import { paragraphsOf } from '../../src/tagger/features.js';
import { Lexicon } from '../../src/tagger/lexicon.js';
import { bilou, readSpans } from '../../src/tagger/tags.js';
import { calibrate, logit, sigmoid } from '../../src/tagger/training/calibration.js';
import { goldTags } from '../../src/tagger/training/examples.js';
import { parseGold } from '../../src/tagger/training/gold.js';
import { ShareCounter, underOurGuidelines } from '../../src/tagger/training/raw-news.js';
import { TAGGER_TYPES } from '../../src/tagger/training/train.js';
import { clusterVectors, learnVectors } from '../../src/tagger/training/vectors.js';
import { WordTable } from '../../src/text/word-table.js';
import { marked, smallWorld } from './helpers.js';

const tagSet = bilou(TAGGER_TYPES);

describe('gold files', () => {
  const line = (document: object) => JSON.stringify(document);

  test('code points become UTF-16, nested entities stay out', () => {
    const [document] = parseGold(
      line({
        id: 'a',
        text: '😀 وزير حلب',
        entities: [
          { type: 'TITLE', start: 2, end: 10 },
          { type: 'LOCATION', start: 7, end: 10, nested: true },
        ],
      }),
      'g.jsonl',
    );
    expect(document).toEqual({ id: 'a', text: '😀 وزير حلب', entities: [{ type: 'TITLE', start: 3, end: 11 }] });
  });

  test.each<[string, RegExp]>([
    ['{"text": "x"}', /g\.jsonl:2: a gold document needs/],
    ['{"text": ', /g\.jsonl:2: this line is no JSON/],
    [line({ text: 'أب', entities: [{ type: 'PERSON', start: 1, end: 3 }] }), /g\.jsonl:2: no text stands at 1 to 3/],
    [line({ text: 'أب', entities: [{ start: 0, end: 1 }] }), /an entity needs/],
  ])('a wrong line is named: %s', (wrong, message) => {
    const good = line({ text: 'أب', entities: [] });
    expect(() => {
      try {
        parseGold(`${good}\n${wrong}\n`, 'g.jsonl');
      } catch (error) {
        throw new Error((error as { describe(): string }).describe());
      }
    }).toThrow(message);
  });
});

test('gold tags cover the whole token, proclitics included, and types that are not learnt are left out', () => {
  const gold = marked('a', 'زار و[LOCATION حلب] [DATE أمس] [PERSON سامر حداد].');
  const { document } = smallWorld().prepare(gold.text);
  const spans = readSpans(goldTags(gold, document, tagSet), 0, document.tokens.length);
  expect(
    spans.map(({ first, last, type }) => [
      document.tokens.slice(first, last).map((token) => token.folded),
      TAGGER_TYPES[type],
    ]),
  ).toEqual([
    [['وحلب'], 'LOCATION'],
    [['سامر', 'حداد'], 'PERSON'],
  ]);
});

test('paragraphs divide the tokens', () => {
  const { document } = smallWorld().prepare('واحد اثنان.\n\nثلاثة.\n\nأربعة خمسة');
  const paragraphs = paragraphsOf(document.tokens);
  expect(paragraphs.length).toBe(3);
  expect(paragraphs.flat()).toEqual([
    0,
    paragraphs[1]![0],
    paragraphs[1]![0],
    paragraphs[2]![0],
    paragraphs[2]![0],
    document.tokens.length,
  ]);
});

test('calibration finds how often a probability is right', () => {
  // Of spans thought 0.9 sure 70 % are right, of those thought 0.5 sure 30 %.
  const judged = [0.9, 0.5].flatMap((probability) =>
    Array.from({ length: 1000 }, (_, i) => ({ type: 0, probability, right: i < (probability === 0.9 ? 700 : 300) })),
  );
  const [{ slope, offset }, untold] = calibrate(judged, 2) as [{ slope: number; offset: number }, unknown];
  expect(sigmoid(slope * logit(0.9) + offset)).toBeCloseTo(0.7, 1);
  expect(sigmoid(slope * logit(0.5) + offset)).toBeCloseTo(0.3, 1);
  expect(untold).toEqual({ slope: 1, offset: 0 });
});

test('words that stand between the same words get vectors alike, and one cluster', () => {
  // Words 0 and 1 stand before 2, words 3 and 4 before 5.
  const ids = Int32Array.from({ length: 6000 }, (_, i) => {
    const pair = Math.floor(i / 3);
    return i % 3 === 2
      ? -1
      : i % 3 === 1
        ? pair % 2 === 0
          ? 2
          : 5
        : pair % 2 === 0
          ? (pair % 4) / 2
          : 3 + (pair % 4 === 1 ? 0 : 1);
  });
  const counts = Array.from({ length: 6 }, (_, word) => ids.filter((id) => id === word).length);
  const vectors = learnVectors(
    { counts, ids },
    { dimensions: 8, window: 1, negatives: 3, epochs: 20, rate: 0.05, subsample: 1, seed: 1 },
  );
  const likeness = (a: number, b: number) =>
    Array.from({ length: 8 }, (_, d) => vectors[a * 8 + d]! * vectors[b * 8 + d]!).reduce((x, y) => x + y);
  expect(likeness(0, 1)).toBeGreaterThan(likeness(0, 3));
  expect(likeness(3, 4)).toBeGreaterThan(likeness(1, 4));
  const four = new Float32Array([0, 1, 3, 4].flatMap((word) => Array.from(vectors.subarray(word * 8, word * 8 + 8))));
  const [a, b, c, d] = clusterVectors(four, 8, 2, 5);
  expect([a === b, c === d, a === c]).toEqual([true, true, false]);
});

test('shares count how often a word stands in names', () => {
  const table = WordTable.build(['حلب', 'يسير', 'نادر']);
  const world = smallWorld();
  const counter = new ShareCounter(new Lexicon(table, new Uint16Array(3), new Uint8Array(0)), TAGGER_TYPES);
  for (let i = 0; i < 8; i++) {
    const input = world.prepare('حلب يسير');
    counter.add(input, i % 2 === 0 ? [{ type: 'LOCATION', start: 0, end: 3, rule: 'tagger', weight: 1 }] : []);
  }
  const lexicon = counter.toLexicon();
  const sharesOf = (word: string) => Array.from(lexicon.of(word).shares);
  expect(sharesOf('حلب')).toEqual([0, 0, 0, 4]);
  expect(sharesOf('يسير')).toEqual([0, 0, 0, 0]);
  expect(new Set(sharesOf('نادر')).size).toBe(1);
  expect(sharesOf('نادر')).not.toEqual([0, 0, 0, 0]);
});

test.each<[string, string, string[], string[]]>([
  [
    'titles are added, what they hold goes inside',
    'قال وزير دفاع [LOCATION حلب] [PERSON سامر]',
    ['TITLE وزير دفاع حلب'],
    ['TITLE وزير دفاع حلب', 'PERSON سامر'],
  ],
  [
    'bodies have our spans',
    'أعلنت شركة [ORGANIZATION النور]',
    ['ORGANIZATION شركة النور'],
    ['ORGANIZATION شركة النور'],
  ],
  ['a body that we do not see stays', 'أعلنت [ORGANIZATION النور]', [], ['ORGANIZATION النور']],
  ['people stay', 'قال [PERSON سامر حداد]', ['ORGANIZATION حداد'], ['PERSON سامر حداد']],
  ['places stay', 'فاز [LOCATION حلب]', ['ORGANIZATION حلب'], ['LOCATION حلب']],
  ['nor is a place cut', 'في [LOCATION خليج عدن]', ['ORGANIZATION عدن'], ['LOCATION خليج عدن']],
])('other guidelines: %s', (_, text, proposals, expected) => {
  const world = smallWorld();
  const gold = marked('a', text);
  const tagger = {
    types: [...TAGGER_TYPES],
    tag: () =>
      proposals.map((proposal) => {
        const [type = '', ...name] = proposal.split(' ');
        const start = gold.text.indexOf(name.join(' '));
        return { type, start, end: start + name.join(' ').length, rule: 'tagger', weight: 0.9 };
      }),
    review: () => [],
  };
  const { entities } = underOurGuidelines(gold, world.prepare(gold.text), tagger);
  expect(entities.map(({ type, start, end }) => `${type} ${gold.text.slice(start, end)}`)).toEqual(expected);
});
