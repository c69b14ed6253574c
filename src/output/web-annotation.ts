/** W3C Web Annotations as JSON-LD, an annotation a line; positions count code points, as that standard wants. */
import type { Entity } from '../document.js';
import { escapeJson } from './escape.js';
import { entitiesIn } from './json.js';
import type { FormatOptions, Result, Writer } from './result.js';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** So much text before and behind tells equal quotes apart. */
const QUOTE_CONTEXT = 32;

export function webAnnotation(_options: FormatOptions): Writer {
  return {
    document: (result) =>
      entitiesIn('codepoint', result)
        .map((entity, i) => `${escapeJson(JSON.stringify(toAnnotation(entity, result.entities[i]!, result)))}\n`)
        .join(''),
  };
}

/** `entity` counts code points, `place` UTF-16 units. */
function toAnnotation(entity: Entity, place: Entity, { file = '', text }: Result): object {
  // Part by part: what a name may hold and an address means otherwise (`#`, `?`, `:`) is escaped, too.
  const source = file.split('/').map(encodeURIComponent).join('/');
  return {
    '@context': CONTEXT,
    id: `${source}#${entity.id}`,
    type: 'Annotation',
    motivation: 'tagging',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: entity.type },
      ...identity(entity).map((id) => ({ type: 'SpecificResource', purpose: 'identifying', source: id })),
      ...(entity.value === undefined ? [] : [{ type: 'TextualBody', purpose: 'describing', value: entity.value }]),
    ],
    target: {
      source,
      selector: [
        { type: 'TextPositionSelector', start: entity.start, end: entity.end },
        {
          type: 'TextQuoteSelector',
          exact: entity.text,
          prefix: wholeCharacters(text.slice(Math.max(0, place.start - QUOTE_CONTEXT), place.start)),
          suffix: wholeCharacters(text.slice(place.end, place.end + QUOTE_CONTEXT)),
        },
      ],
    },
  };
}

const identity = ({ ref }: Entity): string[] =>
  ref?.geonames === undefined ? [] : [`https://sws.geonames.org/${ref.geonames}/`];

/** Without halves of pairs at its ends. */
const wholeCharacters = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
