/** The list of documents, each with a piece of its text that shows why it is there. */
import { fold, sourceOffset } from '../../text/letters.js';
import { M } from '../model.js';
import { type App, figure, type Selection, titleOf } from './app.js';
import { bdi, directionOf, h, visible } from './dom.js';
import { more } from './lists.js';
import { wordsOf } from './select.js';

const STEP = 40;
/** Characters of text on each side of what is shown. */
const AROUND = 70;

export function documentList(app: App, { documents }: Selection): Node[] {
  if (documents.length === 0) return [h('p', { class: 'soft' }, app.say('nothing'))];
  const shown = app.state.shown.documents ?? STEP;
  return [
    h('ol', { class: 'documents' }, ...documents.slice(0, shown).map((document) => entry(app, document))),
    ...more(app, 'documents', shown, documents.length, STEP),
  ];
}

function entry(app: App, document: number): Node {
  const { name, date, mentions } = app.data.documents[document]!;
  const title = titleOf(app, document);
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', click: () => app.open(document), 'data-key': `document ${document}` },
      bdi(title || '-'),
    ),
    h(
      'div',
      { class: 'note' },
      ...(title === name ? [] : [bdi(name), ' · ']),
      ...(date === undefined ? [] : [bdi(date), ' · ']),
      `${app.say('mentions')}: ${figure(mentions.length)}`,
    ),
    excerpt(app, document),
  );
}

/** The text around the first mention of what was chosen last, or around the first word that was sought. */
function excerpt(app: App, document: number): Node | undefined {
  const { text, mentions } = app.data.documents[document]!;
  if (text === undefined) return undefined;
  const chosen = app.state.things.at(-1);
  const mention = mentions.find((candidate) => candidate[M.thing] === chosen);
  const hit = mention ? { start: mention[M.start], end: mention[M.end] } : findWord(text, wordsOf(app.state.query)[0]);
  if (hit === undefined) return undefined;
  const before = text.slice(Math.max(0, hit.start - AROUND), hit.start);
  const after = text.slice(hit.end, hit.end + AROUND);
  const cut = (piece: string): string => visible(piece.replace(/\s+/g, ' '));
  // A word that was cut in two is no word.
  const from = hit.start > AROUND ? `…${cut(before).replace(/^\S*/, '')}` : cut(before);
  const behind = cut(after);
  const to = hit.end + AROUND < text.length ? `${behind.slice(0, behind.lastIndexOf(' ') + 1)}…` : behind;
  return h(
    'p',
    { class: 'excerpt', dir: directionOf(before + text.slice(hit.start, hit.end)) },
    from,
    h('mark', { class: 'hit' }, cut(text.slice(hit.start, hit.end))),
    to,
  );
}

function findWord(text: string, word: string | undefined): { start: number; end: number } | undefined {
  if (word === undefined) return undefined;
  const at = fold(text).indexOf(word);
  if (at < 0) return undefined;
  const start = sourceOffset(text, 0, text.length, at);
  return { start, end: sourceOffset(text, 0, text.length, at + word.length) };
}
