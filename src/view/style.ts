import { ENTITY_TYPES } from '../document.js';

/** Colours of types on light and on dark paper; each stands out from it by 4.5 to 1 or more. */
const COLORS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  PERSON: ['#1a7f37', '#4ac26b'],
  TITLE: ['#8a5a00', '#d9a530'],
  ORGANIZATION: ['#0860ca', '#6cb0ff'],
  LOCATION: ['#98209a', '#e08be2'],
  DATE: ['#b93a22', '#ff8f7a'],
};

/** The page's style sheet. Sides are logical, so that it serves both directions. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --paper: #fff; --panel: #f6f8fa; --line: #d0d7de; --focus: #0860ca;
  --land: #e4e0d4; --sea: #f2f7fb; --border: #b9b3a2; --other: #6e7781;
  ${ENTITY_TYPES.map((type) => `--${type}: ${COLORS[type]![0]};`).join(' ')} }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9ea7b1; --paper: #0d1117; --panel: #161b22; --line: #3d444d;
  --focus: #6cb0ff; --land: #2d3238; --sea: #11161d; --border: #565d66; --other: #9198a1;
  ${ENTITY_TYPES.map((type) => `--${type}: ${COLORS[type]![1]};`).join(' ')} } }
${ENTITY_TYPES.map((type) => `.${type} { --type: var(--${type}); }`).join('\n')}
.OTHER { --type: var(--other); }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
bdi:lang(ar), .text, .excerpt { font-family: 'Noto Naskh Arabic', 'Amiri', 'Geeza Pro', 'Times New Roman', system-ui, serif; font-size: 1.06em; }
header, .filter, main, .notices, .contents { padding-inline: 1rem; max-width: 90rem; margin-inline: auto; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; padding-block: .8rem; }
h1 { font-size: 1.4rem; margin: 0; flex: 1 1 12rem; }
h2 { font-size: 1.1rem; margin: 0 0 .4rem; }
p { margin: .2rem 0; }
.soft, .note { color: var(--soft); font-size: .9rem; }
.notices p { border-inline-start: 4px solid var(--DATE); background: var(--panel); padding: .4rem .7rem; }
.contents ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; margin: .3rem 0; list-style: none; }
a { color: var(--focus); }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { inset-inline-start: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 3; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
button, select, input { font: inherit; color: inherit; }
button, select { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .2rem .6rem; cursor: pointer; min-height: 1.9rem; }
button:hover { border-color: var(--focus); }
button:disabled { opacity: .5; cursor: default; }
button[aria-pressed=true] { background: var(--focus); color: var(--paper); border-color: var(--focus); }
.filter { position: sticky; top: 0; z-index: 2; background: var(--paper); border-block: 1px solid var(--line); padding-block: .5rem; }
.filter form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.filter input[type=search] { flex: 1 1 16rem; min-width: 0; padding: .35rem .6rem; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .8rem; }
label { cursor: pointer; }
.swatch { border-bottom: 3px solid var(--type); }
.chosen { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: .4rem 0 0; padding: 0; max-height: 5.5rem; overflow: auto; }
.chosen:empty { display: none; }
main { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1rem; padding-block: 1rem; }
section { border: 1px solid var(--line); border-radius: 8px; padding: .8rem; background: var(--panel); grid-column: span 2; min-width: 0; }
/* What gets the focus is not hidden under the filter. */
html { scroll-padding-top: 10rem; }
section.half { grid-column: span 3; }
section.most { grid-column: span 4; }
section.wide { grid-column: 1 / -1; }
@media (max-width: 64rem) { section, section.half, section.most { grid-column: span 3; } }
@media (max-width: 44rem) { main { display: block; } section { margin-bottom: 1rem; } .filter { position: static; } html { scroll-padding-top: 1rem; } }
.list { list-style: none; margin: 0; padding: 0; }
.list button { display: flex; width: 100%; gap: .6rem; text-align: start; align-items: baseline; border-color: transparent;
  padding: .1rem .4rem; position: relative; background: none; isolation: isolate; }
.list button[aria-pressed=true] { background: var(--focus); }
bdi { text-align: -webkit-match-parent; text-align: match-parent; }
.list .count { margin-inline-start: auto; }
.list .bar { position: absolute; z-index: -1; inset-block: .15rem; inset-inline-start: 0; background: color-mix(in srgb, var(--type) 20%, transparent); border-radius: 4px; }
.count { font-variant-numeric: tabular-nums; color: var(--soft); white-space: nowrap; }
[aria-pressed=true] .count { color: inherit; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { overflow-wrap: normal; text-align: start; font-weight: 600; font-size: .9rem; }
td, th { padding: .15rem .5rem; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
td button { text-align: start; border-color: transparent; background: none; padding: 0 .3rem; border-bottom: 2px solid var(--type); border-radius: 0; }
.row { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; margin-block: .3rem; }
#timeline, #timeline > div { display: flex; flex-direction: column; }
#timeline > div { flex: 1; }
#timeline[hidden] { display: none; }
.bars { display: flex; flex: 1 0 14rem; gap: 2px; border-bottom: 1px solid var(--soft); }
.bars button { flex: 1 1 0; min-width: 0; min-height: 0; padding: 0; border: 0; background: none; display: flex; align-items: end; border-radius: 0; }
.bars button span { width: 100%; background: var(--DATE); border-radius: 3px 3px 0 0; }
.bars button:hover { background: color-mix(in srgb, var(--DATE) 15%, transparent); }
.bars button[aria-pressed=true] { background: color-mix(in srgb, var(--focus) 30%, transparent); }
.ends { display: flex; justify-content: space-between; font-size: .85rem; color: var(--soft); }
.map { display: block; width: 100%; aspect-ratio: 1.6; background: var(--sea); border-radius: 6px; touch-action: pan-y; cursor: grab; }
.map .land { fill: var(--land); stroke: var(--border); stroke-width: .7px; vector-effect: non-scaling-stroke; fill-rule: evenodd; }
.map .borders { fill: none; stroke: var(--border); stroke-width: .7px; vector-effect: non-scaling-stroke; }
.map circle { fill: var(--LOCATION); fill-opacity: .45; stroke: var(--LOCATION); stroke-width: 1px; vector-effect: non-scaling-stroke; cursor: pointer; }
.map [aria-pressed=true] circle { fill: var(--focus); stroke: var(--focus); fill-opacity: .8; }
.map g[role=button]:focus-visible { outline: none; }
.map g[role=button]:focus-visible circle { stroke: var(--ink); stroke-width: 4px; }
.map text { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-opacity: .8; pointer-events: none; text-anchor: middle; }
.documents { list-style: none; margin: 0; padding: 0; }
.documents li { border-top: 1px solid var(--line); padding: .4rem 0; }
.documents li > button { border: 0; background: none; padding: 0 .2rem; text-align: start; font-weight: 600; color: var(--focus); }
.excerpt { margin: .1rem .2rem; }
dialog { width: min(72rem, 96vw); height: min(56rem, 94vh); max-width: none; max-height: none; padding: 0; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 10px; }
dialog::backdrop { background: rgb(0 0 0 / 50%); }
.reader { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 20rem; height: 100%; }
.reader > header { grid-column: 1 / -1; border-bottom: 1px solid var(--line); margin: 0; max-width: none; }
.details h3 { margin: 0 0 .5rem; }
.reader h2 { flex: 1 1 14rem; margin: 0; }
.body, .details { overflow: auto; padding: 1rem; }
.details { border-inline-start: 1px solid var(--line); background: var(--panel); }
.text { font-size: 1.15rem; line-height: 2; white-space: pre-wrap; margin: 0; min-height: 1em; }
@media (max-width: 44rem) { .reader { grid-template: auto minmax(0, 1fr) fit-content(13rem) / minmax(0, 1fr); }
  .reader > header { padding: .4rem .6rem; gap: .3rem; } .reader h2 { flex-basis: 8rem; } .details { border-inline-start: 0; border-block-start: 1px solid var(--line); padding: .6rem; } }
mark { color: inherit; background: color-mix(in srgb, var(--type) 18%, transparent); border-bottom: 2px solid var(--type); border-radius: 3px;
  padding: 0 .1em; unicode-bidi: isolate; }
mark[role=button] { cursor: pointer; }
mark[aria-current=true] { outline: 2px solid var(--type); }
mark.picked { background: color-mix(in srgb, var(--type) 40%, transparent); font-weight: 700; }
::highlight(sought) { background: #fff3a3; color: #1f2328; }
mark.plain { background: none; border: 0; padding: 0; }
mark.hit { background: #fff3a3; color: #1f2328; border: 0; }
dl { margin: 0; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem .7rem; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .bars button span, .list .bar { background: CanvasText; forced-color-adjust: none; opacity: .4; } }
`;
