/** Joins the results of many documents: each thing once, however it is written, and each document's mentions as rows. */
import type { Entity } from '../document.js';
import type { Mention, Thing, ViewData, ViewDocument } from './model.js';
import { identityOf, namesIn, oneLine } from './naming.js';
import { placeEntities } from './place.js';
import type { SavedResult } from './results.js';

export interface Limits {
  /** So many documents at most. */
  readonly documents: number;
  /** About so many bytes of data at most: texts are left out first, the last ones first, then documents. */
  readonly bytes: number;
}

/** A thing while its mentions are counted. */
interface Growing {
  readonly index: number;
  readonly type: string;
  readonly names: Map<string, number>;
  readonly spellings: Map<string, number>;
  first: Entity;
}

/** Spellings of one thing that the page shows. */
const MOST_VARIANTS = 20;

/** Takes results in order, and gives the page's data in the end. */
export class Collection {
  readonly #things = new Map<string, Growing>();
  readonly #rules = new Map<string, number>();
  readonly #documents: ViewDocument[] = [];
  #bytes = 0;
  #leftOut = 0;
  #missing = 0;

  constructor(private readonly limits: Limits) {}

  /** Whether there is room for another document. */
  get isFull(): boolean {
    return this.#documents.length >= this.limits.documents || this.#bytes >= this.limits.bytes;
  }

  /**
   * Adds a document. `text` is left out, and `false` comes back, where the entities do not stand in it as the result says. A
   * document for which there is no room is counted only.
   */
  add(result: SavedResult, text: string | undefined): boolean {
    if (this.isFull) {
      this.#leftOut += 1;
      return true;
    }
    const places = text === undefined ? undefined : placeEntities(result, text);
    if (places === undefined) this.#missing += 1;
    const mentions = this.#mentionsOf(result.entities).map(
      ([thing, line, , , ...rest], i): Mention => [
        thing,
        line,
        places?.[i]?.start ?? 0,
        places?.[i]?.end ?? 0,
        ...rest,
      ],
    );
    const title = result.record?.title;
    const document: ViewDocument = {
      name: [result.file === '-' ? undefined : result.file, result.id].filter((part) => part !== undefined).join(' · '),
      ...(typeof title === 'string' && title.trim() !== '' && { title: title.trim() }),
      ...(result.reference !== undefined && { date: result.reference }),
      ...(places !== undefined && text !== undefined && { text }),
      ...(result.warnings.length > 0 && { warnings: result.warnings.map(({ message }) => message) }),
      mentions,
    };
    this.#bytes += sizeOf({ ...document, text: '' });
    this.#documents.push(document);
    return text === undefined || places !== undefined;
  }

  /** The page's data. Texts are kept from the first document on as long as there is room; not `wanted` ones are not missed. */
  finish(title: string, wanted = true): ViewData {
    const things = [...this.#things.values()].map(settle);
    let room = this.limits.bytes - this.#bytes - sizeOf(things);
    let texts = 0;
    const documents = this.#documents.map((document): ViewDocument => {
      if (document.text === undefined) return document;
      const size = sizeOf(document.text);
      if (size <= room) {
        room -= size;
        return document;
      }
      texts += 1;
      const { text: _, ...rest } = document;
      return rest;
    });
    const left = { documents: this.#leftOut, texts, missing: wanted ? this.#missing : 0 };
    return { title, documents, things, rules: [...this.#rules.keys()], left };
  }

  #mentionsOf(entities: readonly Entity[]): Mention[] {
    const names = namesIn(entities);
    const indexes = new Map(entities.map(({ id }, i) => [id, i]));
    return entities.map((entity, i): Mention => {
      const parent = indexes.get(entity.parent ?? '') ?? -1;
      return [
        this.#count(entity, names[i]!),
        entity.line,
        0,
        0,
        // A parent stands before its children; what says otherwise would go in circles.
        parent < i ? parent : -1,
        indexes.get(entity.holder ?? '') ?? -1,
        this.#ruleIndex(entity.rule),
        Math.round(entity.confidence * 100),
        Number(entity.id.slice(1)),
      ];
    });
  }

  #ruleIndex(rule: string): number {
    const known = this.#rules.get(rule);
    if (known !== undefined) return known;
    this.#rules.set(rule, this.#rules.size);
    return this.#rules.size - 1;
  }

  /** The index of the thing that the entity names, which is one mention richer now. */
  #count(entity: Entity, name: string): number {
    const key = `${entity.type} ${identityOf(entity, name)}`;
    let thing = this.#things.get(key);
    if (thing === undefined) {
      const index = this.#things.size;
      thing = { index, type: entity.type, names: new Map(), spellings: new Map(), first: entity };
      this.#things.set(key, thing);
    }
    if (thing.first.subtype === undefined && entity.subtype !== undefined) thing.first = entity;
    increment(thing.names, oneLine(name));
    increment(thing.spellings, oneLine(entity.text));
    return thing.index;
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function settle({ type, names, spellings, first }: Growing): Thing {
  const { subtype, value, mod, ref } = first;
  const name = sorted(names)[0]![0];
  const variants = sorted(spellings).slice(0, MOST_VARIANTS);
  const located = ref?.latitude !== undefined && ref.longitude !== undefined;
  return {
    type,
    ...(subtype !== undefined && { subtype }),
    name: value ?? name,
    ...((variants.length > 1 || variants[0]![0] !== (value ?? name)) && { variants }),
    ...(value !== undefined && { value }),
    ...(mod !== undefined && { mod }),
    ...(located && { at: [ref.longitude!, ref.latitude!] as const }),
    ...(ref?.iso3166 !== undefined && { iso: ref.iso3166 }),
    ...(ref?.name !== undefined && { english: ref.name }),
    ...(ref?.geonames !== undefined && { geonames: ref.geonames }),
  };
}

/** The most frequent first; of equals the one that was met first. */
const sorted = (counts: ReadonlyMap<string, number>): [string, number][] => [...counts].sort(([, a], [, b]) => b - a);

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
