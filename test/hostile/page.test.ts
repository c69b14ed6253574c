/** Pages over texts made to run in a reader's browser: nothing runs, nothing is asked for, the text is shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder } from '../cli/helpers.js';
import { Browser, findChromium } from '../view/browser.js';
import { runHere } from './helpers.js';

/** Each would set the page's title, or ask for an address. */
const ATTACKS: readonly string[] = [
  '<script>document.title="owned"</script>',
  '</script><script>document.title="owned"</script>',
  '</title><script>document.title="owned"</script>',
  '</style><script>document.title="owned"</script>',
  '<!--<script>document.title="owned"</script>-->',
  '<img src=x onerror=document.title="owned">',
  '<svg onload=document.title="owned">',
  '<svg><script>document.title="owned"</script></svg>',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '<iframe src="javascript:parent.document.title=1"></iframe>',
  '<a href="javascript:document.title=1" autofocus onfocus=document.title="owned">x</a>',
  '<details open ontoggle=document.title="owned">',
  '<input autofocus onfocus=document.title="owned">',
  '<body onload=document.title="owned">',
  '<meta http-equiv=refresh content="0;url=https://example.org/">',
  '<base href="https://example.org/">',
  '<link rel=stylesheet href="https://example.org/x.css">',
  '<style>body{background:url(https://example.org/x)}</style>',
  '<img src="https://example.org/x.png">',
  '<object data="https://example.org/x"></object>',
  '<form action="https://example.org/"><button autofocus>x</button></form>',
  '" onmouseover=document.title="owned" x="',
  "' autofocus onfocus=document.title='owned' x='",
  '" style="background:url(https://example.org/x)" x="',
  '`$' + '{document.title="owned"}`',
  '&lt;script&gt;document.title="owned"&lt;/script&gt;',
  '&#60;script&#62;document.title="owned"&#60;/script&#62;',
  '\u2028document.title="owned"\u2029//',
  '\\u003cscript\\u003edocument.title="owned"\\u003c/script\\u003e',
  '{{constructor.constructor("document.title=1")()}}',
  '<plaintext>',
  '<noscript><p title="</noscript><img src=x onerror=document.title=1>">',
  'javascript:document.title="owned"',
];

const TITLE = ATTACKS[1]!;

/** Names that the tagger and the lists take, with an attack inside and around. */
const textOf = (attack: string): string => `قال وزير الدفاع سامر ${attack} الحلبي في دمشق ${attack} أمس.\n`;

const names = ATTACKS.map((attack) => `${attack.replaceAll('/', '∕').slice(0, 60)}.txt`);
const here = folder({
  ...Object.fromEntries(ATTACKS.map((attack, i) => [`${i}${names[i]}`, textOf(attack)])),
  'records.jsonl': ATTACKS.map((attack) => JSON.stringify({ id: attack, [attack]: attack, text: textOf(attack) })).join(
    '\n',
  ),
  'p.json': JSON.stringify([
    { name: 'x', type: 'ONERROR', patterns: ['سامر', 'script', 'img', 'onerror', 'document'] },
  ]),
});
const ARGS = ['.', 'records.jsonl', '--patterns', 'p.json', '--quiet'];

async function makePages(): Promise<Readonly<Record<'html' | 'view', string>>> {
  const html = await runHere([...ARGS, '-f', 'html'], { cwd: here });
  const saved = await runHere([...ARGS, '-f', 'jsonl', '--with-text'], { cwd: here });
  const view = await runHere(['view', '-', '--title', TITLE], { cwd: here, input: saved.stdout });
  expect([html.code, saved.code, view.code]).toEqual([0, 0, 0]);
  return { html: html.stdout, view: view.stdout };
}

const pages = makePages();

test('each page has a policy that allows nothing but what is its own', async () => {
  for (const page of Object.values(await pages)) {
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toMatch(/; base-uri 'none'; form-action 'none'/);
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:|'self'/);
    // It stands before anything of strangers.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(300);
  }
});

const chromium = findChromium();
if (chromium === undefined) console.warn('not run: no chromium on this machine');

(chromium === undefined ? describe.skip : describe)('in chromium', () => {
  const work = mkdtempSync(join(tmpdir(), 'aalam-hostile-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await Browser.start(chromium!);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(work, { recursive: true });
  });

  test.each(['html', 'view'] as const)(
    '%s: nothing runs, nothing is asked for',
    async (name) => {
      const file = join(work, `${name}.html`);
      writeFileSync(file, (await pages)[name]);
      browser.complaints.length = 0;
      browser.requests.length = 0;
      await browser.open(
        pathToFileURL(file).href,
        "document.readyState === 'complete' && document.body.innerText !== ''",
      );
      const marks = name === 'html' ? 'mark' : '#documents li';
      await browser.until(`document.querySelectorAll('${marks}').length >= ${ATTACKS.length}`);
      // Everything that a mouse and a keyboard could set off.
      await browser.ask(`for (const element of document.querySelectorAll('*')) {
      for (const event of ['mouseover', 'focus', 'load', 'error', 'toggle'])
        element.dispatchEvent(new Event(event)); }`);
      if (name === 'view') {
        await browser.ask("document.querySelector('#documents li [data-key]').click()");
        await browser.until("document.querySelector('dialog[open] mark')");
      }
      expect(await browser.ask('document.title')).toBe(name === 'html' ? 'aalam' : TITLE);
      // A policy that had to step in would mean that an element came to be.
      expect(browser.complaints).toEqual([]);
      expect(browser.requests.filter((address) => !address.startsWith('file:'))).toEqual([]);
      const foreign =
        'iframe, object, embed, base, link, img, [onerror], [onload], [onfocus], [ontoggle], [srcdoc], [action], [href]:not([href^="#"])';
      expect(await browser.ask(`document.querySelectorAll(${JSON.stringify(foreign)}).length`)).toBe(0);
      expect(await browser.ask("document.querySelectorAll('script').length")).toBe(0);
      expect(await browser.ask('document.body.innerText')).toContain('<script>');
    },
    30_000,
  );
});
