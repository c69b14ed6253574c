/** The script of the page of `extract view`: reads the data island, draws, and draws anew when something is chosen. */
import { ENTITY_TYPES } from '../../document.js';
import type { ViewData } from '../model.js';
import { type App, classOf, figure, type Selection, type State, typeName } from './app.js';
import { namePeriod } from './calendar.js';
import { timelinePanel } from './dates.js';
import { documentList } from './documents.js';
import { bdi, h, visible } from './dom.js';
import { matchingThings, pairTable, thingList } from './lists.js';
import { WorldMap } from './map.js';
import { Reader } from './reader.js';
import { countThings, Index, selectDocuments } from './select.js';
import { isWord, type Language, speaker, type Word } from './words.js';

/** People, bodies and places come first, then what else there is. */
const FIRST = ['PERSON', 'ORGANIZATION', 'LOCATION', 'TITLE'];

const data: ViewData = JSON.parse(document.getElementById('data')!.textContent!);
const met = new Set(data.things.map(({ type }) => type));
const own = [...met].filter((type) => !(ENTITY_TYPES as readonly string[]).includes(type)).sort();
const types = [...ENTITY_TYPES, ...own];
const listed = [...FIRST, ...own];
/** People, bodies and places have their list even where there are none: that is an answer, too. */
const isListed = (type: string): boolean => met.has(type) || ['PERSON', 'ORGANIZATION', 'LOCATION'].includes(type);

const reader = new Reader();
const map = new WorldMap();
let selection: Selection;

class Page implements App {
  readonly data = data;
  readonly index = new Index(data);
  state: State;
  say: App['say'];
  #panels = new Map<string, HTMLElement>();
  readonly #status = h('p', { class: 'soft', role: 'status' });
  readonly #chosen = h('ul', { class: 'chosen' });

  constructor(language: Language) {
    this.state = { language, query: '', types: new Set(types), things: [], shown: {} };
    this.say = speaker(language);
  }

  change(change: Partial<State>): void {
    const language = this.state.language;
    // Lists begin short again when the filter is another.
    const filters = 'query' in change || 'things' in change || 'period' in change;
    const dates = filters && !('period' in change) ? { firstBar: undefined } : {};
    this.state = { ...this.state, ...(filters && { shown: {} }), ...dates, ...change };
    if (this.state.language !== language) this.build();
    else this.update();
  }

  open(document: number): void {
    reader.open(this, document, selection.documents);
  }

  /** Everything from nothing: at the start, and in the other language. */
  build(): void {
    this.say = speaker(this.state.language);
    const root = document.documentElement;
    root.lang = this.state.language;
    root.dir = this.state.language === 'ar' ? 'rtl' : 'ltr';
    document.title = data.title;
    this.#panels = new Map();
    const main = h('main', {}, ...this.#sections());
    document.body.replaceChildren(
      h('a', { class: 'skip', href: '#documents' }, this.say('skip')),
      this.#header(),
      this.#notices(),
      this.#contents(),
      this.#filter(),
      main,
      reader.element,
    );
    this.update();
    map.resize();
  }

  /** What depends on the filter. */
  update(): void {
    const focused = document.activeElement?.getAttribute('data-key');
    const documents = selectDocuments(this.index, this.state);
    const counts = countThings(data, documents);
    selection = { documents, counts };
    const { query, types: shown } = this.state;
    for (const type of listed)
      this.#fill(type, shown.has(type) && isListed(type) && thingList(this, type, counts.get(type) ?? []));
    const found = query.trim() === '' ? [] : matchingThings(this, selection);
    this.#fill('found', found.length > 0 && thingList(this, 'found', found));
    this.#fill('map', shown.has('LOCATION') && map.draw(this, selection));
    this.#fill('timeline', shown.has('DATE') && timelinePanel(this, selection));
    this.#fill('together', pairTable(this, selection));
    this.#fill('documents', documentList(this, selection));
    this.#status.textContent = this.say('selected', figure(documents.length), figure(data.documents.length));
    this.#chosen.replaceChildren(...this.#chips());
    if (focused) this.#focus(focused);
  }

  /** What had the focus is there again under the same key; where it is not, the search is the next best place. */
  #focus(key: string): void {
    if (document.activeElement?.getAttribute('data-key') === key) return;
    const same = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
    (same ?? document.querySelector<HTMLElement>('input[type=search]'))?.focus({ preventScroll: true });
  }

  #fill(name: string, nodes: Node[] | false): void {
    const panel = this.#panels.get(name)!;
    panel.parentElement!.hidden = nodes === false;
    if (nodes !== false) panel.replaceChildren(...nodes);
  }

  #header(): Node {
    const other: Language = this.state.language === 'en' ? 'ar' : 'en';
    const turn = (): void => {
      this.change({ language: other });
      document.querySelector<HTMLElement>('header button')?.focus();
    };
    return h(
      'header',
      {},
      h('h1', {}, bdi(data.title)),
      h('button', { type: 'button', lang: other, click: turn }, this.say('other')),
    );
  }

  #notices(): Node {
    const { documents, texts, missing } = data.left;
    const notes: [Word, number][] = [
      ['leftDocuments', documents],
      ['leftTexts', texts],
      ['leftMissing', missing],
    ];
    const told = notes.filter(([, count]) => count > 0);
    return h(
      'div',
      { class: 'notices', ...(told.length > 0 && { role: 'note' }) },
      ...told.map(([word, count]) => h('p', {}, this.say(word, figure(count)))),
    );
  }

  #contents(): Node {
    const names = [...listed.filter((type) => met.has(type)), 'map', 'timeline', 'together', 'documents'];
    const links = names.map((name) => h('li', {}, h('a', { href: `#${name}` }, this.#title(name))));
    return h('nav', { class: 'contents', 'aria-label': this.say('contents') }, h('ul', {}, ...links));
  }

  #title(name: string): string {
    return isWord(name) ? this.say(name) : name;
  }

  #filter(): Node {
    const input = h('input', {
      type: 'search',
      'aria-label': this.say('search'),
      placeholder: this.say('search'),
      dir: 'auto',
      autocomplete: 'off',
      'data-key': 'search',
    });
    input.value = this.state.query;
    let timer: ReturnType<typeof setTimeout> | undefined;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.change({ query: input.value }), 200);
    });
    const boxes = types.filter((type) => met.has(type)).map((type) => this.#typeBox(type));
    const stay = (event: Event): void => event.preventDefault();
    return h(
      'search',
      { role: 'search', class: 'filter', 'aria-label': this.say('filter') },
      h(
        'form',
        { submit: stay },
        input,
        h('fieldset', {}, h('legend', { class: 'hidden' }, this.say('types')), ...boxes),
        this.#status,
      ),
      this.#chosen,
    );
  }

  #typeBox(type: string): Node {
    const toggle = (): void => {
      const shown = new Set(this.state.types);
      if (!shown.delete(type)) shown.add(type);
      this.change({ types: shown });
    };
    const box = h('input', {
      type: 'checkbox',
      checked: this.state.types.has(type),
      change: toggle,
      'data-key': `type ${type}`,
    });
    return h('label', { class: classOf(type) }, box, ' ', h('span', { class: 'swatch' }, typeName(this, type)));
  }

  /** What is chosen, each with a button that drops it. */
  #chips(): Node[] {
    const { things, period } = this.state;
    const chip = (name: string, drop: () => void): Node => {
      const label = this.say('remove', visible(name));
      return h(
        'li',
        {},
        h('button', { type: 'button', 'aria-label': label, click: drop, 'data-key': `chip ${name}` }, bdi(name), ' ✕'),
      );
    };
    const chips = things.map((thing) =>
      chip(data.things[thing]!.name, () => this.change({ things: things.filter((other) => other !== thing) })),
    );
    if (period) chips.push(chip(namePeriod(period), () => this.change({ period: undefined })));
    if (chips.length < 2) return chips;
    const clear = (): void => this.change({ things: [], period: undefined });
    return [
      ...chips,
      h('li', {}, h('button', { type: 'button', click: clear, 'data-key': 'clear' }, this.say('clear'))),
    ];
  }

  #sections(): Node[] {
    const section = (name: string, size: string, note?: Word): Node => {
      const panel = h('div');
      this.#panels.set(name, panel);
      const type = classOf(name) === 'OTHER' && !own.includes(name) ? undefined : classOf(name);
      return h(
        'section',
        { id: name, class: size, 'aria-labelledby': `${name}-title` },
        h('h2', { id: `${name}-title`, class: type }, h('span', { class: type && 'swatch' }, this.#title(name))),
        note && h('p', { class: 'note' }, this.say(note)),
        panel,
      );
    };
    const lists = listed.map((type) => section(type, '', 'listNote'));
    return [
      section('found', 'wide', 'listNote'),
      ...lists.slice(0, 3),
      section('map', 'half', 'mapNote'),
      section('timeline', 'half', 'timelineNote'),
      section('together', 'most', 'togetherNote'),
      ...lists.slice(3),
      section('documents', 'wide'),
    ];
  }
}

const page = new Page(navigator.language.startsWith('ar') ? 'ar' : 'en');
page.build();
prepareSearch(page.index);
addEventListener('resize', () => map.resize());

/** Folds the texts in idle moments, so that the first search need not. */
function prepareSearch(index: Index, from = 0): void {
  window.requestIdleCallback?.((deadline) => {
    let document = from;
    while (document < data.documents.length && deadline.timeRemaining() > 1) index.haystack(document++);
    if (document < data.documents.length) prepareSearch(index, document);
  });
}
