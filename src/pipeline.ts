/**
 * The way of a text through the stages, and the library's `createExtractor`.
 *
 *     text ─ language ─ tokens ─ lists ─ rules ─ dates ─ tagger ─ patterns ─ resolve ─ entities
 */
import { readFileSync } from 'node:fs';
import { loadData, readModel } from './data.js';
import { type DateOptions, parseDates, readDates } from './dates/dates.js';
import {
  type Candidate,
  type Document,
  ENTITY_TYPES,
  type Entity,
  type Reference,
  type Sentence,
  type Token,
} from './document.js';
import { AalamError, EXIT } from './errors.js';
import { Gazetteer } from './gazetteer/gazetteer.js';
import { settleReadings } from './gazetteer/readings.js';
import { type Row, readUserList } from './gazetteer/rows.js';
import { WORD, Words } from './gazetteer/words.js';
import { guessLanguage } from './language/detect.js';
import { type CustomEntity, checkCustomEntities, type NamedEntity, readCustomEntities } from './patterns/file.js';
import { createPatterns } from './patterns/patterns.js';
import { outerLayer } from './resolve/choose.js';
import { withoutJoined } from './resolve/joined.js';
import { KnownNames, type Named } from './resolve/known-names.js';
import { type Knowledge, type ResolveOptions, resolve } from './resolve/resolve.js';
import { leaveOutPhrases } from './rules/phrases.js';
import { createRules } from './rules/rules.js';
import { loadTagger, type Tagger } from './tagger/tagger.js';
import { loadFrequencies, type WordFrequencies } from './text/frequencies.js';
import { fold } from './text/letters.js';
import { createReader } from './text/tokens.js';

export interface LanguageGuess {
  /** ISO 639-3 code: `arb`, another language's, or `und`. */
  readonly code: string;
  /** Share of Arabic-script letters among all letters, 0 to 1, two decimals. */
  readonly arabic: number;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface ExtractorOptions {
  /**
   * Only these entity types are returned, ours or of the patterns. Default: all. With `DATE` alone, and no patterns, neither
   * lists nor rules nor model are loaded.
   */
  readonly types?: readonly string[];
  /** `ar` skips the language check. Default: `auto`. */
  readonly language?: 'auto' | 'ar';
  /** Further lists, as paths of TSV files; a later one wins over an earlier one, all of them over the built-in lists. */
  readonly gazetteers?: readonly string[];
  /** The trained tagger: `false` for none, or the path of another model file. Default: the one that comes with the package. */
  readonly model?: boolean | string;
  /** Entities of the user's own by patterns, or the path of a JSON file with them: docs/patterns.md. */
  readonly patterns?: string | readonly CustomEntity[];
  /** Adds tokens and sentences to the answers. */
  readonly tokens?: boolean;
}

export interface ExtractOptions extends DateOptions {
  /** Adds to each entity the candidates that were considered for its place. */
  readonly explain?: boolean;
}

export interface Extraction {
  readonly text: string;
  readonly language: LanguageGuess;
  /** The date that relative dates were resolved against: the one given, else the text's own date line. */
  readonly reference?: string;
  /** In text order; of two that start together the longer first. */
  readonly entities: readonly Entity[];
  readonly warnings: readonly Warning[];
  /** With the option `tokens`. */
  readonly tokens?: readonly Token[];
  readonly sentences?: readonly Sentence[];
}

export interface Extractor {
  /** Synchronous, deterministic, any string. Throws only if an option is malformed. */
  extract(text: string, options?: ExtractOptions): Extraction;
}

/** Loads lists, counts and model, once. Throws AalamError where one of them, or an option, is wrong. */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  const patterns = loadPatterns(options.patterns);
  const types = checkedTypes(options.types, patterns);
  const datesAlone = types?.size === 1 && types.has('DATE') && !options.tokens && patterns.length === 0;
  const propose = datesAlone ? proposeNothing : loadStages(options, patterns);
  return {
    extract(text, { explain = false, ...dateOptions } = {}) {
      const { reference, mentions: dates } = readDates(text, dateOptions);
      const language = options.language === 'ar' ? ARABIC : guessLanguage(text);
      const { document, candidates, knowledge } = propose(text, dates);
      const choice: ResolveOptions = { explain, ...(types && { types }) };
      return {
        text,
        language: { code: language.code, arabic: language.arabic },
        ...(reference !== undefined && { reference }),
        entities: resolve(document, candidates, knowledge, choice),
        warnings: language.warning === undefined ? [] : [{ code: 'language', message: language.warning }],
        ...(options.tokens && { tokens: document.tokens, sentences: document.sentences }),
      };
    },
  };
}

interface Proposals {
  readonly document: Document;
  readonly candidates: readonly Candidate[];
  readonly knowledge: Knowledge;
}

type Propose = (text: string, dates: readonly Candidate[]) => Proposals;

const ARABIC: LanguageGuess & { warning?: string } = { code: 'arb', arabic: 1 };
const NO_KNOWLEDGE: Knowledge = {
  names: new KnownNames(fold, () => []),
  opensBody: () => false,
  bodyKind: () => undefined,
};

/** Dates alone need neither tokens nor lists. */
const proposeNothing: Propose = (text, dates) => ({
  document: { text, tokens: [], sentences: [], forms: [] },
  candidates: dates,
  knowledge: NO_KNOWLEDGE,
});

function loadStages(
  { gazetteers = [], model = true, patterns: file }: ExtractorOptions,
  patterns: readonly NamedEntity[],
): Propose {
  const { gazetteer, words, frequencies, read, propose } = openReading(gazetteers);
  const tagger = model === false ? undefined : openTagger(model, gazetteer, words, frequencies);
  const matchPatterns =
    patterns.length > 0 ? createPatterns(patterns, read, typeof file === 'string' ? file : undefined) : undefined;
  const knowledge = knowledgeOf(gazetteer, words);
  return (text, dates) => {
    const { document, matches, candidates: proposed } = propose(text, dates);
    const candidates = tagger
      ? leaveOutPhrases(withoutJoined(tagger.review(document, matches.names(), proposed), text), matches.longer)
      : proposed;
    const matched = matchPatterns?.(document, outerLayer(candidates, document.tokens)) ?? [];
    return { document, candidates: [...candidates, ...matched], knowledge };
  };
}

/** What the tagger works behind, in training as in use: lists, counts, the reader of texts, the grammar. */
export function openReading(gazetteers: readonly string[]) {
  const data = loadData();
  const frequencies = loadFrequencies(data);
  const gazetteer = gazetteers.reduce((lists, file) => lists.withRows(readList(file)), Gazetteer.fromSections(data));
  const words = new Words(gazetteer);
  const read = createReader({
    frequencies,
    kindOf: (folded) => words.kindOf(folded),
    isHead: (folded) => words.isHead(folded),
  });
  const rules = createRules(gazetteer, words, frequencies);
  const propose = (text: string, dates: readonly Candidate[]) => {
    const plain = read(text);
    const matches = gazetteer.find(plain.tokens, plain.forms);
    const document = { ...plain, tokens: settleReadings(plain.tokens, matches.longer, gazetteer) };
    return { document, matches, candidates: [...leaveOutPhrases(rules(document, matches), matches.longer), ...dates] };
  };
  /** A text as the tagger gets to see it. */
  const prepare = (text: string) => {
    const { document, matches, candidates } = propose(text, parseDates(text));
    return { document, matches: matches.names(), candidates };
  };
  return { gazetteer, words, frequencies, read, propose, prepare };
}

function loadPatterns(patterns: ExtractorOptions['patterns']): readonly NamedEntity[] {
  if (patterns === undefined) return [];
  return typeof patterns === 'string' ? readCustomEntities(patterns) : checkCustomEntities(patterns);
}

function openTagger(model: string | true, gazetteer: Gazetteer, words: Words, frequencies: WordFrequencies): Tagger {
  const { file, bytes } = readModel(model === true ? undefined : model);
  return loadTagger(bytes, gazetteer, words, frequencies, file);
}

function readList(file: string) {
  try {
    return readUserList(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof AalamError) throw error;
    throw new AalamError('the list cannot be read', { exitCode: EXIT.resource, file, cause: error });
  }
}

/** What the lists know of names. */
function knowledgeOf(gazetteer: Gazetteer, words: Words): Knowledge {
  const known: (Named | undefined)[] = new Array(gazetteer.size);
  const lookUp = (type: string, name: string): readonly Named[] => {
    const rows = gazetteer.lookup(name).filter((number) => gazetteer.row(number).type === type);
    return rows.map((number) => {
      known[number] ??= namedBy(gazetteer.row(number), gazetteer);
      return known[number]!;
    });
  };
  return {
    names: new KnownNames(fold, lookUp),
    bodyKind: (word) => words.headKind(word) ?? words.headKind(word.replace(/^ال/, '')),
    opensBody: (word) => ((words.bits(word) | words.bits(word.replace(/^ال/, ''))) & WORD.bodyHead) !== 0,
  };
}

function namedBy({ id, subtype, weight }: Row, gazetteer: Gazetteer): Named {
  const canonical = id === '' ? undefined : gazetteer.canonicalName(id);
  const population = gazetteer.facts(id)?.population;
  const ref = referenceOf(gazetteer, id);
  return {
    id,
    subtype,
    weight,
    ...(canonical !== undefined && { canonical }),
    ...(population !== undefined && { population }),
    ...(ref && { ref }),
  };
}

function referenceOf(gazetteer: Gazetteer, id: string): Reference | undefined {
  const [scheme, key = ''] = id.split(':');
  const { english, country, latitude, longitude } = gazetteer.facts(id) ?? {};
  const ref: Reference = {
    ...(scheme === 'iso' && { iso3166: key }),
    ...(scheme === 'gn' && { geonames: Number(key) }),
    ...(english !== undefined && { name: english }),
    ...(country !== undefined && { country }),
    ...(latitude !== undefined && { latitude }),
    ...(longitude !== undefined && { longitude }),
  };
  return Object.keys(ref).length > 0 ? ref : undefined;
}

function checkedTypes(
  types: readonly string[] | undefined,
  patterns: readonly NamedEntity[],
): ReadonlySet<string> | undefined {
  const known = new Set<string>([...ENTITY_TYPES, ...patterns.map(({ type }) => type)]);
  const unknown = types?.find((type) => !known.has(type));
  if (unknown !== undefined) {
    throw new AalamError(`unknown type '${unknown}': the types are ${[...known].join(', ')}`, { exitCode: EXIT.usage });
  }
  return types && new Set(types);
}
