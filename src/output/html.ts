/**
 * A page to look at: the texts with their entities coloured, right to left. It runs no script and loads nothing; the text
 * of strangers is escaped, and a Content-Security-Policy holds should that ever fail.
 */
import { sha256 } from '../digest.js';
import { ENTITY_TYPES, type Entity } from '../document.js';
import type { FormatOptions, Result, Writer } from './result.js';

const COLORS: Readonly<Record<string, string>> = {
  PERSON: '#1a7f37',
  TITLE: '#9a6700',
  ORGANIZATION: '#0969da',
  LOCATION: '#a626a4',
  DATE: '#c4432b',
};

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --line: #d0d7de; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; } }
body { color: var(--ink); background: var(--paper); font: 1.15rem/2 'Noto Naskh Arabic', 'Amiri', 'Times New Roman', serif;
  max-width: 50rem; margin: 0 auto; padding: 1rem; }
fieldset, article > header { font: 0.9rem/1.6 system-ui, sans-serif; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; border: 1px solid var(--line); border-radius: 6px;
  position: sticky; top: 0; z-index: 1; background: var(--paper); }
article { border-top: 1px solid var(--line); margin-top: 1.5rem; }
h2 { font-size: 1.1rem; margin: 1rem 0 0; overflow-wrap: anywhere; }
header p { margin: 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; min-height: 1em; }
mark { --type: #6e7781; color: inherit; background: color-mix(in srgb, var(--type) 18%, transparent); border-bottom: 2px solid var(--type);
  border-radius: 3px; padding: 0 0.1em; unicode-bidi: isolate; }
mark:focus, mark:hover { outline: 2px solid var(--type); }
/* What a pointer sees as a tooltip, for the keyboard and for fingers. */
mark:focus::after { content: attr(title); position: fixed; inset: auto 0 0; z-index: 1; padding: 0.5rem 1rem; direction: ltr; text-align: left;
  white-space: pre-line; unicode-bidi: plaintext; font: 0.9rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  border-top: 3px solid var(--type); }
@media (max-width: 30rem) { fieldset { position: static; } }
@media print { mark:focus::after { content: none; } }
legend, .swatch { font-weight: 600; }
.swatch { border-bottom: 2px solid var(--type); }
${ENTITY_TYPES.map((type) => `.${type} { --type: ${COLORS[type]}; }`).join('\n')}
${ENTITY_TYPES.map(
  (type) =>
    `body:has(#show-${type}:not(:checked)) mark.${type} { background: none; border: 0; padding: 0; outline: 0; }
body:has(#show-${type}:not(:checked)) mark.${type}::after { content: none; }`,
).join('\n')}
`;

const POLICY = `default-src 'none'; style-src 'sha256-${sha256(STYLE).toString('base64')}'; base-uri 'none'; form-action 'none'`;

const toggle = (type: string): string =>
  `<label class="${type}"><input type="checkbox" id="show-${type}" checked> <span class="swatch">${type}</span></label>`;

const BEGIN = `<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="aalam">
<title>aalam</title>
<style>${STYLE}</style>
</head>
<body>
<fieldset dir="ltr" lang="en"><legend>Entities</legend>
${ENTITY_TYPES.map(toggle).join('\n')}
</fieldset>
`;

const END = `</body>
</html>
`;

export function html(_options: FormatOptions): Writer {
  return { begin: BEGIN, document: article, end: END };
}

function article(result: Result): string {
  const { file = '-', language, reference, entities, warnings } = result;
  const facts = [
    `${language.code} ${Math.round(language.arabic * 100)} %`,
    ...(reference ? [`reference ${reference}`] : []),
  ];
  return [
    '<article>',
    '<header dir="ltr" lang="en">',
    `<h2><bdi>${escapeHtml(file === '-' ? 'standard input' : file)}</bdi></h2>`,
    `<p>${escapeHtml(facts.join(', '))}. ${escapeHtml(countsOf(entities))}</p>`,
    ...warnings.map(({ message }) => `<p role="note">Warning: ${escapeHtml(message)}</p>`),
    '</header>',
    ...paragraphs(result),
    '</article>',
    '',
  ].join('\n');
}

function countsOf(entities: readonly Entity[]): string {
  const counts = new Map<string, number>(ENTITY_TYPES.map((type) => [type, 0]));
  for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
  const found = [...counts].filter(([, count]) => count > 0).map(([type, count]) => `${count} ${type}`);
  return found.length === 0 ? 'No entities.' : `${found.join(', ')}.`;
}

const LINE_END = /(?:\r\n|[\r\n\u2028\u2029])$/;

/** A paragraph a line, each with its own direction: what turns the direction in one ends with it. */
function paragraphs({ text, entities }: Result): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\r\n|\n|\r(?!\n)|[\u2028\u2029])/)) {
    const end = start + line.length;
    const here = entities.filter((entity) => entity.start < end && entity.end > start);
    lines.push(
      `<p class="text" dir="${directionOf(line)}">${marked(text, here, start, end).replace(LINE_END, '')}</p>`,
    );
    start = end;
  }
  return lines;
}

/** That of the first letter. `dir="auto"` will not do: it does not look into marks, which are isolated. */
function directionOf(line: string): 'rtl' | 'ltr' {
  const first = /\p{L}/u.exec(line)?.[0];
  return first === undefined || /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first) ? 'rtl' : 'ltr';
}

/** The text from `start` to `end` with marks for the entities, which are in order and nested or apart. */
function marked(text: string, entities: readonly Entity[], start: number, end: number): string {
  let out = '';
  let at = start;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i]!;
    let next = i + 1;
    while (next < entities.length && entities[next]!.start < entity.end) next += 1;
    const from = Math.max(entity.start, at);
    const to = Math.min(entity.end, end);
    const inside = entities.slice(i + 1, next).filter((inner) => inner.end <= entity.end);
    out += `${escapeHtml(text.slice(at, from))}${open(entity)}${marked(text, inside, from, to).replace(LINE_END, '')}</mark>`;
    at = to;
    i = next;
  }
  return out + escapeHtml(text.slice(at, end));
}

/** A class of ours, never a word of the data: user's types are shown without a colour. */
function open(entity: Entity): string {
  const known = (ENTITY_TYPES as readonly string[]).includes(entity.type) ? ` class="${entity.type}"` : '';
  return `<mark${known} tabindex="0" title="${escapeHtml(describe(entity))}">`;
}

function describe({
  type,
  subtype,
  normalized,
  value,
  mod,
  ref,
  holder,
  cluster,
  rule,
  confidence,
  id,
}: Entity): string {
  const facts = [
    `${id} ${type}${subtype ? ` / ${subtype}` : ''}`,
    normalized,
    value && `= ${value}${mod ? ` (${mod})` : ''}`,
    ref && [ref.name, ref.iso3166, ref.geonames && `GeoNames ${ref.geonames}`].filter(Boolean).join(' '),
    holder && `held by ${holder}`,
    cluster && `one of ${cluster}`,
    `${rule}, ${confidence}`,
  ];
  return facts.filter(Boolean).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escaped for text and for quoted attributes. Controls that HTML forbids and direction overrides become visible. */
const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]|\p{Cs}/gu, visible);

const visible = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
