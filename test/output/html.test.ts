import fc from 'fast-check';
import { html } from '../../src/output/html.js';
import type { Result } from '../../src/output/result.js';
import { entity, OPTIONS, result, sample } from './helpers.js';

const article = (document: Result): string => html(OPTIONS).document(document);

/** The page's words, as a browser would read them out of the markup. */
const words = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
    );

const paragraphs = (markup: string): string[] =>
  [...markup.matchAll(/<p class="text" dir="(?:rtl|ltr)">(.*?)<\/p>/gs)].map((match) => match[1]!);

test('entities are marked where they stand, nested ones inside', () => {
  const markup = article(sample());
  expect(markup).toMatch(
    /<mark class="TITLE"[^>]*>وزير الإسكان في <mark class="LOCATION"[^>]*>روسيا<\/mark><\/mark> <mark class="PERSON"/,
  );
  expect(paragraphs(markup).map(words)).toEqual(sample().text.split('\n'));
  expect(markup).toContain('e2 LOCATION / country');
  expect(markup).toContain('GeoNames 2017370');
});

test('an entity over the end of a line is marked in both', () => {
  const text = 'قال علي\nحسن ذلك';
  const lines = paragraphs(article(result(text, [entity(text, 'علي\nحسن')])));
  expect(lines.map((line) => line.replace(/ tabindex[^>]*/g, ''))).toEqual([
    'قال <mark class="PERSON">علي</mark>',
    '<mark class="PERSON">حسن</mark> ذلك',
  ]);
});

test("types of the user's own are marked and counted", () => {
  const markup = article(result('القانون 7', [entity('القانون 7', 'القانون 7', { type: 'LAW' })]));
  expect(markup).toContain('1 LAW.');
  expect(markup).toMatch(/<mark tabindex="0" title="e1 LAW\n/);
});

test.each([
  ['علي وصل', 'rtl'],
  ['12 - علي', 'rtl'],
  ['Ali علي', 'ltr'],
  ['12 - 13', 'rtl'],
])('the direction of %s is %s, wherever entities stand', (text, direction) => {
  const entities = text.includes('علي') ? [entity(text, 'علي')] : [];
  expect(article(result(text, entities))).toContain(`<p class="text" dir="${direction}">`);
});

test('a page runs no script, loads nothing, and reads from right to left', () => {
  const { begin = '', end = '' } = html(OPTIONS);
  const page = begin + article(sample()) + end;
  expect(page).toMatch(/<html lang="ar" dir="rtl">/);
  expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'/);
  expect(page).not.toMatch(/<script|<link|src=|url\(|javascript:/i);
});

test('hostile text, file names, values and types stay text', () => {
  const text = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;\u202e\0`;
  const hostile = entity(text, text, {
    type: 'X" onclick="y',
    value: text,
    rule: text,
    normalized: text,
    subtype: text,
  });
  const markup = article(result(text, [hostile], { file: text, warnings: [{ code: 'x', message: text }] }));
  const tags = [...markup.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => match[1]!);
  expect([...new Set(tags)].sort()).toEqual(['article', 'bdi', 'h2', 'header', 'mark', 'p']);
  expect(markup).not.toMatch(/onclick="|[\u202e\0]/);
  expect(paragraphs(markup).map(words).join('')).toBe(text.replace('\u202e', '\\u202e').replace('\0', '\\u0000'));
});

test('no text breaks out of the markup', () => {
  const pieces = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'ا', '\n', '\r', ' ', '/', '=', '`') });
  fc.assert(
    fc.property(pieces, (text) => {
      const entities = text.includes('ا') ? [entity(text, text.slice(text.indexOf('ا')), { value: text })] : [];
      const markup = article(result(text, entities));
      expect(paragraphs(markup).map(words).join('')).toBe(text.replace(/[\n\r]/g, ''));
    }),
  );
});
