/** Annotated texts, from our own format, doccano, CoNLL and brat. Offsets are converted to UTF-16. */
import { ENTITY_TYPES, type Span } from '../document.js';
import { AalamError, EXIT } from '../errors.js';

export interface GoldEntity extends Span {
  readonly type: string;
  readonly text: string;
  /** Whether it stands inside another one. */
  readonly nested: boolean;
  readonly value?: string;
}

export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly reference?: string;
  readonly entities: readonly GoldEntity[];
  /** Where the format has tokens: spans are compared on whole ones. */
  readonly tokens?: readonly Span[];
}

/** Names of types in other corpora. What is in neither list is left out. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  PER: 'PERSON',
  PERS: 'PERSON',
  PERSON: 'PERSON',
  ORG: 'ORGANIZATION',
  ORGANIZATION: 'ORGANIZATION',
  LOC: 'LOCATION',
  GPE: 'LOCATION',
  FAC: 'LOCATION',
  LOCATION: 'LOCATION',
  OCC: 'TITLE',
  TITLE: 'TITLE',
  DATE: 'DATE',
};

/**
 * Reads a file of annotated texts by its ending: `.json` and `.jsonl` (ours or doccano's), `.ann` (brat, with its text), all else
 * CoNLL. Throws an AalamError with exit code `EXIT.input` where it is none.
 */
export function parseGold(file: string, content: string, readBeside: (file: string) => string): GoldDocument[] {
  if (/\.jsonl$/i.test(file)) {
    return content.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [parseJson(line, file, i + 1)]));
  }
  if (/\.json$/i.test(file)) return [parseJson(content, file, 1)];
  if (/\.ann$/i.test(file)) return [parseBrat(content, readBeside(file.replace(/\.ann$/i, '.txt')), file)];
  return parseConll(content, file);
}

const refuse = (message: string, file: string, line: number): AalamError =>
  new AalamError(message, { exitCode: EXIT.input, file, line });

/** A document with spans as they come, made into entities: known types, checked, in order, outer ones told from inner ones. */
function toDocument(
  id: string,
  text: string,
  spans: readonly { type: string; start: number; end: number; nested?: boolean; value?: string }[],
  rest: Pick<GoldDocument, 'reference' | 'tokens'> = {},
): GoldDocument {
  const known = spans.flatMap((span) => {
    const type = TYPE_NAMES[span.type.toUpperCase()];
    return type === undefined || !(ENTITY_TYPES as readonly string[]).includes(type) ? [] : [{ ...span, type }];
  });
  const entities = known.map(({ type, start, end, nested, value }): GoldEntity => {
    const isInner = nested ?? known.some((other) => contains(other, { start, end }));
    return { type, start, end, text: text.slice(start, end), nested: isInner, ...(value !== undefined && { value }) };
  });
  return { id, text, entities: entities.sort((a, b) => a.start - b.start || b.end - a.end), ...rest };
}

const contains = (a: Span, b: Span): boolean =>
  a.start <= b.start && b.end <= a.end && a.end - a.start > b.end - b.start;

/** From offsets in code points to UTF-16. */
function toUtf16(text: string): (point: number) => number | undefined {
  const offsets: number[] = [0];
  let at = 0;
  for (const character of text) {
    at += character.length;
    offsets.push(at);
  }
  return (point) => offsets[point];
}

/** As the date grammar takes it. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

interface JsonDocument {
  readonly id?: unknown;
  readonly text?: unknown;
  readonly reference?: unknown;
  readonly entities?: readonly Record<string, unknown>[];
  readonly label?: readonly (readonly [number, number, string])[];
}

function parseJson(json: string, file: string, line: number): GoldDocument {
  let document: JsonDocument;
  try {
    document = JSON.parse(json);
  } catch {
    throw refuse('this is no JSON', file, line);
  }
  const { id = `${file}:${line}`, text, reference, entities, label } = document ?? {};
  if (typeof text !== 'string') throw refuse('there is no text', file, line);
  if (!Array.isArray(entities) && !Array.isArray(label)) throw refuse('there are no entities', file, line);
  const listed: readonly unknown[] = entities ?? label ?? [];
  if (
    !listed.every(
      (entity) => typeof entity === 'object' && entity !== null && Array.isArray(entity) !== (entities !== undefined),
    )
  )
    throw refuse('an entity is none', file, line);
  if (reference != null && !isDay(reference)) throw refuse('reference is no day of the form YYYY-MM-DD', file, line);
  const offset = toUtf16(text);
  const spans = (entities ?? (label ?? []).map(([start, end, type]) => ({ start, end, type }))).map((entity) => {
    const { type = entity.label, start = entity.start_offset, end = entity.end_offset, nested, value } = entity;
    const from = offset(Number(start));
    const to = offset(Number(end));
    if (from === undefined || to === undefined || from >= to) {
      throw refuse(`an entity from ${start} to ${end} is not in the text`, file, line);
    }
    return {
      type: String(type),
      start: from,
      end: to,
      ...(Array.isArray(entities) && label === undefined && 'start' in entity && { nested: nested === true }),
      ...(typeof value === 'string' && { value }),
    };
  });
  return toDocument(String(id), text, spans, isDay(reference) ? { reference } : {});
}

/** Text-bound annotations; of one in fragments the whole stretch counts. */
function parseBrat(annotations: string, text: string, file: string): GoldDocument {
  const offset = toUtf16(text);
  const spans = annotations.split('\n').flatMap((line, i) => {
    if (!line.startsWith('T')) return [];
    const [, type, fragments] = /^T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t/.exec(line) ?? [];
    if (type === undefined || fragments === undefined) throw refuse('this is no text-bound annotation', file, i + 1);
    const numbers = fragments.split(/[ ;]/).map(Number);
    const start = offset(numbers[0]!);
    const end = offset(numbers.at(-1)!);
    if (start === undefined || end === undefined) throw refuse('the annotation is not in the text', file, i + 1);
    return [{ type, start, end }];
  });
  return toDocument(file, text, spans);
}

/** So many sentences make a document, where the file does not say: intervals are drawn over documents. */
const SENTENCES = 20;

/**
 * A token a line, first column the token, last column its tag (IOB or IOB2); an empty line after a sentence. Tokens are set apart by
 * one blank, sentences by a line end.
 */
function parseConll(content: string, file: string): GoldDocument[] {
  const documents: GoldDocument[] = [];
  let builder = new ConllBuilder();
  const finish = (): void => {
    if (builder.tokens.length > 0) documents.push(builder.build(`${file}#${documents.length + 1}`));
    builder = new ConllBuilder();
  };
  content.split(/\r?\n/).forEach((line, i) => {
    if (line.startsWith('-DOCSTART-')) finish();
    else if (line.trim() === '') {
      builder.endSentence();
      if (builder.sentences >= SENTENCES && !content.includes('-DOCSTART-')) finish();
    } else if (!line.startsWith('# ')) {
      const columns = line.trim().split(/[ \t]+/);
      const tag = columns.at(-1)!;
      if (columns.length < 2 || !/^(?:O|[BIES]-\S+)$/.test(tag))
        throw refuse('this is no token with an IOB tag', file, i + 1);
      builder.add(columns[0]!, tag);
    }
  });
  finish();
  return documents;
}

class ConllBuilder {
  text = '';
  sentences = 0;
  readonly tokens: Span[] = [];
  readonly #spans: { type: string; start: number; end: number }[] = [];
  #open = false;

  add(token: string, tag: string): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += ' ';
    const start = this.text.length;
    this.text += token;
    const end = this.text.length;
    this.tokens.push({ start, end });
    const type = tag.slice(2);
    const last = this.#spans.at(-1);
    if (tag === 'O') this.#open = false;
    else if (this.#open && last?.type === type && /^[IE]/.test(tag)) last.end = end;
    else this.#spans.push({ type, start, end });
    if (tag !== 'O') this.#open = true;
  }

  endSentence(): void {
    if (this.text === '' || this.text.endsWith('\n')) return;
    this.text += '\n';
    this.#open = false;
    this.sentences += 1;
  }

  build(id: string): GoldDocument {
    return toDocument(id, this.text, this.#spans, { tokens: this.tokens });
  }
}
