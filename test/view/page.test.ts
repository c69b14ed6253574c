import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BORDERS, COUNTRY_POINTS, LAND } from '../../src/view/browser/coastline.js';
import { Collection } from '../../src/view/collection.js';
import type { ViewData } from '../../src/view/model.js';
import { viewPage } from '../../src/view/page.js';
import { hostileText } from '../hostile.js';
import { result, viewOf, WIDE } from './helpers.js';

const SCRIPT = "console.log('</script>')";
const ISLAND = /<script type="application\/json" id="data">(.*?)<\/script>/s;

const island = (page: string): ViewData => JSON.parse(ISLAND.exec(page)![1]!);

test('the data comes back out of the page', () => {
  const data = viewOf([
    [
      'سامر في دمشق',
      [
        { type: 'PERSON', text: 'سامر' },
        { type: 'LOCATION', text: 'دمشق' },
      ],
    ],
  ]);
  expect(island(viewPage(data, SCRIPT))).toEqual(data);
});

test.each([
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '<!-- ',
  ']]>',
  '&lt;/script&gt;',
  '\u2028\u2029',
  '\ud800',
])("'%s' stays text", (text) => {
  const data = viewOf([[`س ${text} ص`, [{ type: 'PERSON', text: `س ${text}` }]]]);
  const page = viewPage({ ...data, title: text }, SCRIPT);
  expect(island(page)).toEqual({ ...data, title: text });
  expect(page.match(/<\/?script/gi)).toHaveLength(4);
  expect(page).not.toContain('<!--');
});

test('any text comes back, and none adds an element', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
      const collection = new Collection(WIDE);
      for (const text of texts) {
        const entities = text === '' ? [] : [{ type: 'PERSON', text }];
        collection.add(result(text, entities, { file: text, id: text, warnings: [{ message: text }] }), text);
      }
      const data = collection.finish(texts[0]!);
      const page = viewPage(data, SCRIPT);
      expect(island(page)).toEqual(data);
      expect(page.match(/<\/?script/gi)).toHaveLength(4);
    }),
  );
});

test('the policy allows this script and this style, and nothing else', () => {
  const page = viewPage(viewOf([]), SCRIPT);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = /<script>(.*?)<\/script>/s.exec(page)![1]!;
  const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(style)}`]),
  );
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('the built script makes no element out of text and reaches for nothing', () => {
  const file = 'dist/data/view.js';
  expect(existsSync(file)).toBe(true);
  const script = readFileSync(file, 'utf8');
  expect(script).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\(|XMLHttp|import\(/,
  );
  expect(script.match(/https?:\/\/[^'"`]+/g)).toEqual(['http://www.w3.org/2000/svg']);
});

test('the outline is path data, and countries lie on the globe', () => {
  expect(LAND).toMatch(/^M[Mlz\d -]+z$/);
  expect(BORDERS).toMatch(/^[Ml\d -]+$/);
  const points = new Map(
    COUNTRY_POINTS.split(';').map((entry) => [entry.slice(0, 2), entry.slice(3).split(' ').map(Number)]),
  );
  // As a reader of an atlas knows them.
  for (const [code, longitude, latitude] of [
    ['SY', 38.5, 35],
    ['EG', 29.8, 26.5],
    ['FR', 2.5, 46.7],
    ['SA', 45, 24],
  ] as const) {
    const [x, y] = points.get(code)!;
    expect(Math.hypot(x! - longitude, y! - latitude)).toBeLessThan(4);
  }
  expect(points.size).toBeGreaterThan(190);
});
