/** Lists of things by frequency, the names that match the query, and pairs. */
import { fold } from '../../text/letters.js';
import { type App, classOf, figure, type Selection, toggleThing, typeName } from './app.js';
import { bdi, h } from './dom.js';
import { type Count, countPairs, namesOf, wordsOf } from './select.js';

/** A list grows by so many entries at a time. */
const STEP = 12;
/** Pairs are sought among so many of the most frequent things. */
const MOST_PAIRED = 150;

/** A list of things that filter when they are pressed; nothing where there are none. */
export function thingList(app: App, name: string, counts: readonly Count[]): Node[] {
  if (counts.length === 0) return [h('p', { class: 'soft' }, app.say('nothing'))];
  const shown = app.state.shown[name] ?? STEP;
  const most = Math.max(...counts.slice(0, shown).map(({ mentions }) => mentions));
  return [
    h(
      'ol',
      { class: 'list' },
      ...counts.slice(0, shown).map((count) => h('li', {}, thingButton(app, name, count, most))),
    ),
    ...more(app, name, shown, counts.length),
  ];
}

/** A button for the rest of a list that is longer than what is shown. */
export function more(app: App, name: string, shown: number, length: number, step = STEP * 2): Node[] {
  if (shown >= length) return [];
  const grow = (): void => app.change({ shown: { ...app.state.shown, [name]: shown + step } });
  const label = `${app.say('more')} (${figure(length - shown)})`;
  return [h('button', { type: 'button', click: grow, 'data-key': `more ${name}` }, label)];
}

function thingButton(app: App, list: string, { thing, mentions, documents }: Count, most: number): Node {
  const { type, name, english } = app.data.things[thing]!;
  const bar = h('span', { class: 'bar' });
  bar.style.width = `${(100 * mentions) / most}%`;
  const [, ...others] = namesOf(app.data, thing);
  return h(
    'button',
    {
      type: 'button',
      class: classOf(type),
      'aria-pressed': String(app.state.things.includes(thing)),
      'data-key': `${list} ${thing}`,
      title: [...new Set([...(english ? [english] : []), ...others])].filter((other) => other !== name).join(' · '),
      click: () => toggleThing(app, thing),
    },
    bar,
    bdi(name),
    h('span', { class: 'count', 'aria-hidden': 'true' }, `${figure(mentions)} / ${figure(documents)}`),
    h('span', { class: 'hidden' }, `, ${app.say('mentionsIn', mentions, documents)}`),
  );
}

/** The things of all types whose name has the query's words, the most frequent first. */
export function matchingThings(app: App, { counts }: Selection): Count[] {
  const words = wordsOf(app.state.query);
  if (words.length === 0) return [];
  const matches = ({ thing }: Count): boolean => {
    const names = namesOf(app.data, thing).map(fold);
    return names.some((name) => words.every((word) => name.includes(word)));
  };
  return [...counts]
    .filter(([type]) => app.state.types.has(type))
    .flatMap(([, list]) => list.filter(matches))
    .sort((a, b) => b.mentions - a.mentions || a.thing - b.thing);
}

/** A table of the pairs that stand together most. Titles and dates stand beside everything, and are no partners. */
export function pairTable(app: App, { documents, counts }: Selection): Node[] {
  const frequent = [...counts]
    .filter(([type]) => app.state.types.has(type) && type !== 'TITLE' && type !== 'DATE')
    .flatMap(([, list]) => list)
    .sort((a, b) => b.documents - a.documents || a.thing - b.thing)
    .slice(0, MOST_PAIRED);
  // Those chosen are of interest even where they are rare.
  const candidates = new Set([...frequent.map(({ thing }) => thing), ...app.state.things]);
  const pairs = countPairs(app.data, documents, candidates);
  if (pairs.length === 0) return [h('p', { class: 'soft' }, app.say('nothing'))];
  const shown = app.state.shown.pairs ?? STEP;
  const rows = pairs.slice(0, shown).map(({ a, b, paragraphs, documents: together }) => {
    const both = `${app.say('both')}: ${app.data.things[a]!.name} + ${app.data.things[b]!.name}`;
    const choose = (): void => app.change({ things: [...new Set([...app.state.things, a, b])] });
    return h(
      'tr',
      {},
      h('td', {}, pairName(app, a, b), ' + ', pairName(app, b, a)),
      h('td', { class: 'number' }, figure(paragraphs)),
      h(
        'td',
        { class: 'number' },
        h(
          'button',
          { type: 'button', click: choose, 'aria-label': `${both}: ${together}`, 'data-key': `both ${a} ${b}` },
          figure(together),
        ),
      ),
    );
  });
  const head = (['pair', 'paragraphs', 'documents'] as const).map((word, i) =>
    h('th', { scope: 'col', class: i > 0 && 'number' }, app.say(word)),
  );
  return [
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        { 'aria-labelledby': 'together-title' },
        h('thead', {}, h('tr', {}, ...head)),
        h('tbody', {}, ...rows),
      ),
    ),
    ...more(app, 'pairs', shown, pairs.length),
  ];
}

function pairName(app: App, thing: number, other: number): Node {
  const { type, name } = app.data.things[thing]!;
  return h(
    'button',
    {
      type: 'button',
      class: classOf(type),
      title: typeName(app, type),
      'aria-pressed': String(app.state.things.includes(thing)),
      'data-key': `pair ${thing} ${other}`,
      click: () => toggleThing(app, thing),
    },
    bdi(name),
  );
}
