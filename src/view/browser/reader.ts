/** The reader: one text with its entities coloured, and what is known of the one that was chosen. */
import { fold, sourceOffset } from '../../text/letters.js';
import { M, type Mention, type ViewDocument } from '../model.js';
import { type App, classOf, titleOf, typeName } from './app.js';
import { bdi, directionOf, h, visible } from './dom.js';
import { wordsOf } from './select.js';

const LINES = /(?<=\r\n|\n|\r(?!\n)|[\u2028\u2029])/;
const LINE_END = /(?:\r\n|[\r\n\u2028\u2029])$/;

/** Opens in a dialog, which keeps the focus and gives it back when it is closed. */
export class Reader {
  readonly element = h('dialog', { 'aria-labelledby': 'reader-title' });
  #order: readonly number[] = [];

  constructor() {
    // A press beside the dialog's content is one on the backdrop.
    this.element.addEventListener('click', ({ target }) => {
      if (target === this.element) this.element.close();
    });
  }

  /** Shows a document; `order` are those that the buttons lead through. */
  open(app: App, document: number, order: readonly number[]): void {
    this.#order = order;
    this.#show(app, document);
    if (!this.element.open) this.element.showModal();
    this.element.querySelector<HTMLElement>('h2')?.focus();
    highlight(this.element, wordsOf(app.state.query));
    this.element.querySelector('mark.picked')?.scrollIntoView({ block: 'center' });
  }

  #show(app: App, document: number): void {
    const at = this.#order.indexOf(document);
    const details = h('div', { 'aria-live': 'polite' }, h('p', { class: 'soft' }, app.say('chooseEntity')));
    const step = (word: 'previous' | 'next', sign: string, by: number): Node => {
      const to = at < 0 ? undefined : this.#order[at + by];
      const go = (): void => this.open(app, to!, this.#order);
      const label = app.say(word);
      return h(
        'button',
        { type: 'button', disabled: to === undefined, 'aria-label': label, title: label, click: go },
        sign,
      );
    };
    const rtl = app.state.language === 'ar';
    this.element.replaceChildren(
      h(
        'div',
        { class: 'reader' },
        h(
          'header',
          {},
          h('h2', { id: 'reader-title', tabindex: -1 }, bdi(titleOf(app, document) || '-')),
          step('previous', rtl ? '→' : '←', -1),
          step('next', rtl ? '←' : '→', 1),
          h('button', { type: 'button', click: () => this.element.close() }, app.say('close')),
        ),
        h(
          'div',
          { class: 'body', tabindex: 0, role: 'region', 'aria-label': app.say('text') },
          ...this.#body(app, document, details),
        ),
        h('aside', { class: 'details', tabindex: 0, 'aria-label': app.say('entity') }, details),
      ),
    );
  }

  #body(app: App, number: number, details: HTMLElement): Node[] {
    const { name, date, text, warnings = [], mentions } = app.data.documents[number]!;
    const select = (mention: number, mark?: HTMLElement): void => {
      for (const other of this.element.querySelectorAll('mark[aria-current]')) other.removeAttribute('aria-current');
      mark?.setAttribute('aria-current', 'true');
      details.replaceChildren(
        ...describe(
          app,
          number,
          mention,
          (inner) => select(inner),
          () => this.element.close(),
        ),
      );
    };
    return [
      h('p', { class: 'note' }, bdi(name), ...(date === undefined ? [] : [` · ${app.say('reference', date)}`])),
      ...warnings.map((warning) => h('p', { class: 'note', role: 'note' }, app.say('warning', visible(warning)))),
      ...(text === undefined
        ? [h('p', {}, app.say('noText')), mentionList(app, mentions, select)]
        : paragraphs(app, text, mentions, select)),
    ];
  }
}

/** Marks the words that were sought, where the browser can mark text without changing it. */
function highlight(within: Element, words: readonly string[]): void {
  if (!('highlights' in CSS)) return;
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(within.querySelector('.body')!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { data } = node;
    const folded = fold(data);
    const offset = (index: number): number => sourceOffset(data, 0, data.length, index);
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, offset(at));
        range.setEnd(node, offset(at + word.length));
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set('sought', new Highlight(...ranges));
}

type Select = (mention: number, mark?: HTMLElement) => void;

/** Without the text: its entities in their order. */
function mentionList(app: App, mentions: readonly Mention[], select: Select): Node {
  const items = mentions.map((mention, i) => {
    const { type, name } = app.data.things[mention[M.thing]]!;
    return h('li', {}, h('button', { type: 'button', class: classOf(type), click: () => select(i) }, bdi(name)));
  });
  return h('ol', { class: 'list' }, ...items);
}

/** A paragraph a line, each with its own direction: what turns the direction in one ends with it. */
function paragraphs(app: App, text: string, mentions: readonly Mention[], select: Select): Node[] {
  const painter = new Painter(app, text, mentions, select);
  let start = 0;
  return text.split(LINES).map((line) => {
    const end = start + line.length;
    const nodes = painter.paint(painter.between(start, end), start, end, false);
    start = end;
    return h('p', { class: 'text', dir: directionOf(line), lang: 'ar' }, ...nodes);
  });
}

/** Turns stretches of a text into nodes, with marks for the mentions in them. */
class Painter {
  constructor(
    private readonly app: App,
    private readonly text: string,
    private readonly mentions: readonly Mention[],
    private readonly select: Select,
  ) {}

  /** Mentions that lie at least in part between the two offsets. */
  between(start: number, end: number): number[] {
    const indexes = this.mentions.map((_, i) => i);
    return indexes.filter((i) => this.mentions[i]![M.start] < end && this.mentions[i]![M.end] > start);
  }

  /** The text from `start` to `end`; `inside` another mark, marks are no buttons of their own. */
  paint(indexes: readonly number[], start: number, end: number, inside: boolean): (Node | string)[] {
    const nodes: (Node | string)[] = [];
    let at = start;
    for (let i = 0; i < indexes.length; ) {
      const mention = this.mentions[indexes[i]!]!;
      let next = i + 1;
      while (next < indexes.length && this.mentions[indexes[next]!]![M.start] < mention[M.end]) next += 1;
      const from = Math.max(mention[M.start], at);
      const to = Math.min(mention[M.end], end);
      const inner = indexes.slice(i + 1, next).filter((other) => this.mentions[other]![M.end] <= mention[M.end]);
      if (from < to) {
        nodes.push(this.#plain(at, from), this.#mark(indexes[i]!, inside, this.paint(inner, from, to, true)));
        at = to;
      }
      i = next;
    }
    return [...nodes, this.#plain(at, end)];
  }

  #plain = (start: number, end: number): string => visible(this.text.slice(start, end).replace(LINE_END, ''));

  #mark(index: number, inside: boolean, children: readonly (Node | string)[]): HTMLElement {
    const thing = this.mentions[index]![M.thing];
    const { type } = this.app.data.things[thing]!;
    const picked = this.app.state.things.includes(thing) ? ' picked' : '';
    const shown = this.app.state.types.has(type);
    const title = typeName(this.app, type);
    const mark = h('mark', { class: shown ? classOf(type) + picked : 'plain', title: shown && title }, ...children);
    const press = (event: Event): void => {
      event.stopPropagation();
      this.select(index, mark);
    };
    if (shown) mark.addEventListener('click', press);
    if (!shown || inside) return mark;
    mark.setAttribute('role', 'button');
    mark.setAttribute('tabindex', '0');
    mark.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press(event);
    });
    return mark;
  }
}

/** What is known of a mention, with a way to those inside it, to its holder and to all documents that name the thing. */
function describe(
  app: App,
  document: number,
  index: number,
  select: (mention: number) => void,
  close: () => void,
): Node[] {
  const { mentions, text }: ViewDocument = app.data.documents[document]!;
  const mention = mentions[index]!;
  const thing = app.data.things[mention[M.thing]]!;
  const { type, subtype, name, value, mod, english, at, iso, geonames, variants = [] } = thing;
  const nameOf = (other: number): string => app.data.things[mentions[other]![M.thing]]!.name;
  const link = (other: number): Node => h('button', { type: 'button', click: () => select(other) }, bdi(nameOf(other)));
  const inner = mentions.flatMap((other, i) => (other[M.parent] === index ? [link(i)] : []));
  const ids = [`e${mention[M.id]}`, iso, geonames && `GeoNames ${geonames}`].filter(Boolean).join(' · ');
  const surface = text?.slice(mention[M.start], mention[M.end]);
  const spellings = variants
    .map(([spelling]) => spelling)
    .filter((spelling) => spelling !== name && spelling !== surface);
  const rows: [Parameters<App['say']>[0], ...(Node | string | undefined | false)[]][] = [
    ['type', typeName(app, type), subtype !== undefined && ` / ${subtype}`],
    ['text', surface !== undefined && bdi(surface)],
    ['usual', value === undefined && name !== surface && bdi(name)],
    ['value', value !== undefined && bdi(mod === undefined ? value : `${value} (${mod})`)],
    ['english', english !== undefined && bdi(english)],
    ['variants', ...spellings.slice(0, 8).flatMap((spelling, i) => [i > 0 && ' · ', bdi(spelling)])],
    ['holder', mention[M.holder] >= 0 && link(mention[M.holder])],
    ['inside', ...inner],
    // Between Arabic words the two would change places.
    ['coordinates', at !== undefined && h('bdi', { dir: 'ltr' }, `${at[1]}, ${at[0]}`)],
    ['ids', bdi(ids)],
    ['rule', bdi(app.data.rules[mention[M.rule]] ?? '')],
    ['confidence', `${mention[M.percent]} %`],
  ];
  const filled = rows.filter(([, ...parts]) => parts.some((part) => part !== undefined && part !== false));
  const choose = (): void => {
    close();
    app.change({ things: [...new Set([...app.state.things, mention[M.thing]])] });
  };
  return [
    h('h3', { class: classOf(type) }, h('span', { class: 'swatch' }, bdi(surface ?? name))),
    h('dl', {}, ...filled.flatMap(([word, ...parts]) => [h('dt', {}, app.say(word)), h('dd', {}, ...parts)])),
    h('p', {}, h('button', { type: 'button', click: choose }, app.say('allWith', visible(name)))),
  ];
}
