/** The page in a real browser: what it shows, the keyboard, what a screen reader is told, hostile texts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { viewPage } from '../../src/view/page.js';
import { Browser, findChromium } from './browser.js';
import { viewOf } from './helpers.js';

const EVIL = '</script><img src=x onerror="document.title=1"><b>';

const HOMS = { geonames: 169577, name: 'Homs', latitude: 34.7, longitude: 36.7 };
const DATA = {
  ...viewOf([
    [
      'لقاء في حمص\nالتقى سامر الحلبي رئيس جامعة حمص في 3 شباط.',
      [
        { type: 'LOCATION', text: 'حمص', ref: HOMS },
        { type: 'PERSON', text: 'سامر الحلبي' },
        { type: 'TITLE', text: 'رئيس جامعة حمص', holder: 'e2' },
        { type: 'ORGANIZATION', text: 'جامعة حمص', parent: 'e3' },
        { type: 'LOCATION', text: 'حمص', parent: 'e4', ref: HOMS },
        { type: 'DATE', text: '3 شباط', value: '2026-02-03' },
      ],
    ],
    [
      `عنوان ${EVIL}\nقال ${EVIL} كلاما.`,
      [
        { type: 'PERSON', text: EVIL, cluster: EVIL },
        { type: 'PERSON', text: EVIL },
      ],
    ],
    [
      'وصل سامر الحلبي إلى سوريا',
      [
        { type: 'PERSON', text: 'سامر الحلبي' },
        { type: 'LOCATION', text: 'سوريا', ref: { iso3166: 'SY' } },
      ],
    ],
  ]),
  title: EVIL,
  left: { documents: 5, texts: 0, missing: 0 },
};

const chromium = findChromium();
if (chromium === undefined) console.warn('not run: no chromium on this machine');

(chromium === undefined ? describe.skip : describe)('in chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aalam-view-'));
  const url = pathToFileURL(join(folder, 'page.html')).href;
  let browser: Browser;

  const status = (): Promise<string> =>
    browser.ask("document.querySelector('[role=status]').textContent.replace(/[\\u2066-\\u2069]/g, '')");
  const focused = (): Promise<string | null> => browser.ask("document.activeElement.getAttribute('data-key')");
  const focus = (key: string): Promise<void> => browser.ask(`document.querySelector('[data-key="${key}"]').focus()`);
  const names = (list: string): Promise<string[]> =>
    browser.ask(`[...document.querySelectorAll('#${list} li bdi')].map((name) => name.textContent)`);
  const search = (query: string): Promise<void> =>
    browser.ask(`(() => { const box = document.querySelector('input[type=search]');
      box.value = ${JSON.stringify(query)}; box.dispatchEvent(new Event('input')); })()`);

  beforeAll(async () => {
    writeFileSync(join(folder, 'page.html'), viewPage(DATA, readFileSync('dist/data/view.js', 'utf8')));
    browser = await Browser.start(chromium!);
  }, 30_000);

  beforeEach(async () => {
    browser.complaints.length = 0;
    await browser.open('about:blank', 'true');
    await browser.open(url, "document.querySelector('#documents li')");
  });

  afterEach(() => {
    expect(browser.complaints).toEqual([]);
    expect(browser.requests.filter((address) => !/^(?:file:|about:)/.test(address))).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('it shows what the results have', async () => {
    expect(await status()).toBe('3 of 3 documents');
    expect(await names('PERSON')).toEqual(['سامر الحلبي', EVIL]);
    expect(await names('LOCATION')).toEqual(['حمص', 'سوريا']);
    expect(await browser.ask("document.querySelectorAll('.map circle').length")).toBe(2);
    expect(await browser.ask("document.querySelectorAll('#timeline .bars button').length")).toBe(1);
    expect(await browser.ask("document.querySelector('.notices').textContent")).toContain('--limit');
  });

  test('hostile text stays text', async () => {
    expect(await browser.ask('document.title')).toBe(EVIL);
    expect(await browser.ask("document.querySelectorAll('img, b, [onerror]').length")).toBe(0);
    await browser.ask('document.querySelector(\'[data-key="document 1"]\').click()');
    expect(await browser.ask("document.querySelectorAll('img, b, [onerror]').length")).toBe(0);
    expect(await browser.ask("document.querySelector('dialog').textContent")).toContain(EVIL);
  });

  test('the policy stops a script that should get in all the same', async () => {
    await browser.ask(`(() => { const script = document.createElement('a');
      try { script.setAttribute('onclick', 'document.title = "got in"'); } catch {}
      document.body.append(script); script.click(); })()`);
    expect(await browser.ask('document.title')).toBe(EVIL);
    await browser.until('true');
    expect(browser.complaints.splice(0).join()).toMatch(/blocked/);
  });

  test('search folds, and finds names', async () => {
    await search('الى سوريا');
    await browser.until("document.querySelector('[role=status]').textContent.includes('1')");
    expect(await status()).toBe('1 of 3 documents');
    await search('homs');
    await browser.until("document.querySelector('#found li')");
    expect(await names('found')).toEqual(['حمص']);
  });

  test('in the text what was sought and chosen is marked', async () => {
    await search('كَلاما');
    await browser.until("document.querySelector('[role=status]').textContent.includes('1')");
    await browser.ask("document.querySelector('#documents li button').click()");
    expect(await browser.ask("[...CSS.highlights.get('sought')].map(String)")).toEqual(['كلاما']);
    await browser.press('Escape');
    await search('');
    await browser.until("document.querySelector('[role=status]').textContent.startsWith('\u20683')");
    await browser.ask('document.querySelector(\'[data-key="LOCATION 0"]\').click()');
    await browser.ask('document.querySelector(\'[data-key="document 0"]\').click()');
    expect(await browser.ask("document.querySelectorAll('dialog mark.picked').length")).toBe(2);
  });

  test('by keyboard: choose a name, drop it, and keep the focus', async () => {
    await focus('LOCATION 0');
    await browser.press('Enter');
    expect(await status()).toBe('1 of 3 documents');
    expect(await focused()).toBe('LOCATION 0');
    expect(await browser.ask("document.activeElement.getAttribute('aria-pressed')")).toBe('true');
    await browser.press('Enter');
    expect(await status()).toBe('3 of 3 documents');
  });

  test('by keyboard: the map is one stop, arrows go from place to place', async () => {
    await browser.ask('document.querySelector(\'.map [tabindex="0"]\').focus()');
    const first = await focused();
    await browser.press('ArrowRight');
    const second = await focused();
    expect([first, second].every((key) => key?.startsWith('place '))).toBe(true);
    expect(second).not.toBe(first);
    await browser.press('Enter');
    expect(await status()).toBe('1 of 3 documents');
    expect(await focused()).toBe(second);
  });

  test('by keyboard: a bar of the timeline filters', async () => {
    await browser.ask("document.querySelector('.bars button').focus()");
    await browser.press(' ');
    expect(await status()).toBe('1 of 3 documents');
    expect(await browser.ask("document.querySelector('.chosen').textContent")).toContain('2026-02-03');
    expect(await focused()).toMatch(/^bar day /);
    await browser.press(' ');
    expect(await status()).toBe('3 of 3 documents');
  });

  test('by keyboard: read a text, look at an entity, come back', async () => {
    await focus('document 0');
    await browser.press('Enter');
    expect(await browser.ask("document.querySelector('dialog').open")).toBe(true);
    expect(await browser.ask('document.activeElement.id')).toBe('reader-title');
    const marks = "[...document.querySelectorAll('dialog .text > mark')].map((mark) => mark.textContent)";
    expect(await browser.ask(marks)).toEqual(['حمص', 'سامر الحلبي', 'رئيس جامعة حمص', '3 شباط']);
    expect(await browser.ask("document.querySelector('dialog mark.ORGANIZATION mark').textContent")).toBe('حمص');
    await browser.ask("document.querySelector('dialog mark.TITLE').focus()");
    await browser.press('Enter');
    const details = await browser.ask<string>("document.querySelector('dialog [aria-live]').textContent");
    expect(details).toContain('Held byسامر الحلبي');
    expect(details).toContain('Inside itجامعة حمص');
    await browser.press('Escape');
    expect(await browser.ask("document.querySelector('dialog').open")).toBe(false);
    expect(await focused()).toBe('document 0');
  });

  test('in Arabic it is written from right to left', async () => {
    await browser.ask("document.querySelector('header button').click()");
    expect(await browser.ask('[document.documentElement.lang, document.documentElement.dir].join()')).toBe('ar,rtl');
    expect(await browser.ask("document.querySelector('#PERSON h2').textContent")).toBe('الأشخاص');
    expect(await names('PERSON')).toEqual(['سامر الحلبي', EVIL]);
  });

  test('types that are not shown are not coloured, listed or drawn', async () => {
    await browser.ask('document.querySelector(\'[data-key="type LOCATION"]\').click()');
    expect(
      await browser.ask("document.querySelector('#LOCATION').hidden && document.querySelector('#map').hidden"),
    ).toBe(true);
    await browser.ask('document.querySelector(\'[data-key="document 2"]\').click()');
    expect(
      await browser.ask("[...document.querySelectorAll('dialog mark[role=button]')].map((mark) => mark.textContent)"),
    ).toEqual(['سامر الحلبي']);
  });

  test('a page of a document without entities, or with a type of the user alone, is whole', async () => {
    const page = join(folder, 'other.html');
    for (const data of [viewOf([['كلام', []]]), viewOf([['القانون 5', [{ type: 'LAW', text: 'القانون 5' }]]])]) {
      writeFileSync(page, viewPage(data, readFileSync('dist/data/view.js', 'utf8')));
      await browser.open('about:blank', 'true');
      await browser.open(pathToFileURL(page).href, "document.querySelector('#documents li')");
      expect(await names('LAW')).toEqual(data.things.map(({ name }) => name));
      await browser.ask("document.querySelector('#documents li button').click()");
      expect(await browser.ask("document.querySelector('dialog .text').textContent")).toBe(data.documents[0]!.text);
    }
  });

  test('whatever can be used has a name, and the page has landmarks', async () => {
    interface Node {
      readonly role?: { value: string };
      readonly name?: { value: string };
      readonly ignored: boolean;
    }
    const { nodes } = await browser.send<{ nodes: Node[] }>('Accessibility.getFullAXTree');
    const seen = nodes.filter(({ ignored }) => !ignored);
    const used = [
      'button',
      'link',
      'checkbox',
      'searchbox',
      'combobox',
      'toolbar',
      'region',
      'navigation',
      'search',
      'table',
      'group',
    ];
    const nameless = seen.filter(({ role, name }) => used.includes(role?.value ?? '') && !name?.value);
    expect(nameless).toEqual([]);
    const roles = new Set(seen.map(({ role }) => role?.value));
    for (const role of ['main', 'banner', 'navigation', 'search', 'region', 'status', 'note', 'heading'])
      expect(roles).toContain(role);
  });
});
