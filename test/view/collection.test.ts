import { Collection } from '../../src/view/collection.js';
import { M } from '../../src/view/model.js';
import { result, thingOf, viewOf, WIDE } from './helpers.js';

const HOMS = { geonames: 169577, name: 'Homs', country: 'SY', latitude: 34.7, longitude: 36.7 };

test('an id joins names, a folded name joins spellings, a cluster joins short and full', () => {
  const data = viewOf([
    [
      'حمص ثم مدينة حمص. سامر الحلبي. الحلبي.',
      [
        { type: 'LOCATION', text: 'حمص', ref: HOMS },
        { type: 'LOCATION', text: 'مدينة حمص', normalized: 'حمص', ref: HOMS },
        { type: 'PERSON', text: 'سامر الحلبي', cluster: 'p1' },
        { type: 'PERSON', text: 'الحلبي', cluster: 'p1' },
      ],
    ],
    [
      'الحلبي في إدارة النقل وفي ادارة النقل مع سامر الحلبي',
      [
        { type: 'PERSON', text: 'الحلبي' },
        { type: 'ORGANIZATION', text: 'إدارة النقل' },
        { type: 'ORGANIZATION', text: 'ادارة النقل' },
        { type: 'PERSON', text: 'سامر الحلبي' },
      ],
    ],
  ]);
  expect(data.things.map(({ name, variants }) => [name, variants])).toEqual([
    [
      'حمص',
      [
        ['حمص', 1],
        ['مدينة حمص', 1],
      ],
    ],
    [
      'سامر الحلبي',
      [
        ['سامر الحلبي', 2],
        ['الحلبي', 1],
      ],
    ],
    // In a text that names no fuller one it may be another person.
    ['الحلبي', undefined],
    [
      'إدارة النقل',
      [
        ['إدارة النقل', 1],
        ['ادارة النقل', 1],
      ],
    ],
  ]);
  expect(data.things[0]).toMatchObject({ at: [36.7, 34.7], english: 'Homs', geonames: 169577 });
  expect(data.documents[1]!.mentions.map((mention) => mention[M.thing])).toEqual([2, 3, 3, 1]);
});

test('the same name in two types, or for two ids, is two things', () => {
  const data = viewOf([
    [
      'طرابلس طرابلس طرابلس',
      [
        { type: 'LOCATION', text: 'طرابلس', ref: { geonames: 266826 } },
        { type: 'LOCATION', text: 'طرابلس', ref: { geonames: 2210247 } },
        { type: 'ORGANIZATION', text: 'طرابلس' },
      ],
    ],
  ]);
  expect(data.things).toHaveLength(3);
});

test('dates are joined by their value, and called by it', () => {
  const data = viewOf([
    [
      'أمس والأحد وقريبا',
      [
        { type: 'DATE', text: 'أمس', value: '2026-02-01' },
        { type: 'DATE', text: 'الأحد', value: '2026-02-01' },
        { type: 'DATE', text: 'قريبا' },
      ],
    ],
  ]);
  expect(data.things.map(({ name, value }) => [name, value])).toEqual([
    ['2026-02-01', '2026-02-01'],
    ['قريبا', undefined],
  ]);
  expect(data.things[0]!.variants).toEqual([
    ['أمس', 1],
    ['الأحد', 1],
  ]);
});

test('parents and holders are indexes; a parent that does not stand before is none', () => {
  const [document] = viewOf([
    [
      'وزير النقل سامر',
      [
        { type: 'TITLE', text: 'وزير النقل', holder: 'e3', parent: 'e3' },
        { type: 'ORGANIZATION', text: 'النقل', parent: 'e1' },
        { type: 'PERSON', text: 'سامر' },
      ],
    ],
  ]).documents;
  expect(document!.mentions.map((mention) => [mention[M.parent], mention[M.holder]])).toEqual([
    [-1, 2],
    [0, -1],
    [-1, -1],
  ]);
});

test.each([
  ['codepoint', 2, 6],
  ['utf16', 3, 7],
  ['byte', 5, 13],
] as const)('offsets in %s come back as UTF-16', (offsetUnit, start, end) => {
  const collection = new Collection(WIDE);
  const text = '😀 دمشق';
  const entity = { ...result(text, [{ type: 'LOCATION', text: 'دمشق' }]).entities[0]!, start, end };
  expect(collection.add({ file: 'a', offsetUnit, entities: [entity], warnings: [] }, text)).toBe(true);
  const [mention] = collection.finish('').documents[0]!.mentions;
  expect(text.slice(mention![M.start], mention![M.end])).toBe('دمشق');
});

test('a text that is another by now is left out, and counted', () => {
  const collection = new Collection(WIDE);
  const saved = result('في دمشق', [{ type: 'LOCATION', text: 'دمشق' }]);
  expect(collection.add(saved, 'في بيروت')).toBe(false);
  const { documents, left } = collection.finish('');
  expect(documents[0]).not.toHaveProperty('text');
  expect(left).toEqual({ documents: 0, texts: 0, missing: 1 });
});

test('the name is the path and the id, the title that of the record', () => {
  const collection = new Collection(WIDE);
  collection.add(result('', [], { file: 'a.jsonl', id: 7, record: { title: ' عنوان ' } }), '');
  collection.add(result('', [], { file: '-', record: { title: 3 } }), '');
  expect(collection.finish('').documents.map(({ name, title }) => [name, title])).toEqual([
    ['a.jsonl · 7', 'عنوان'],
    ['', undefined],
  ]);
});

describe('the bound', () => {
  const text = `دمشق ${'كلام '.repeat(200)}`;
  const fill = (limits: { documents: number; bytes: number }) => {
    const collection = new Collection(limits);
    for (let i = 0; i < 10; i++) collection.add(result(text, [{ type: 'LOCATION', text: 'دمشق' }]), text);
    return collection.finish('');
  };

  test('of documents', () => {
    const { documents, left } = fill({ documents: 4, bytes: 1e6 });
    expect([documents.length, left]).toEqual([4, { documents: 6, texts: 0, missing: 0 }]);
  });

  test('of bytes takes the last texts first', () => {
    const { documents, left } = fill({ documents: 100, bytes: 8000 });
    const kept = documents.map((document) => document.text !== undefined);
    expect(kept).toEqual([...kept].sort().reverse());
    expect(kept.filter((has) => !has)).toHaveLength(left.texts);
    expect(left.texts).toBeGreaterThan(0);
    expect(left.texts).toBeLessThan(10);
    expect(left.documents).toBe(0);
    expect(Buffer.byteLength(JSON.stringify(documents))).toBeLessThan(8000);
  });

  test('of bytes takes documents where even without texts they are too many', () => {
    const { documents, left } = fill({ documents: 100, bytes: 300 });
    expect(documents.length + left.documents).toBe(10);
    expect(left.documents).toBeGreaterThan(0);
  });
});

test('names with the words of objects are names', () => {
  const data = viewOf([
    [
      '__proto__ constructor',
      [
        { type: 'PERSON', text: '__proto__' },
        { type: 'PERSON', text: 'constructor' },
      ],
    ],
  ]);
  expect([thingOf(data, '__proto__'), thingOf(data, 'constructor')]).toEqual([0, 1]);
});
