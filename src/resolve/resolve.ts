/** From candidates to entities: chosen, nested, linked, numbered. */
import type { Candidate, ConsideredCandidate, Document, Entity, Reference, Token } from '../document.js';
import { before, type Choice, choose } from './choose.js';
import { clusters, holders } from './link.js';

/** What resolution asks of the lists; the pipeline answers. */
export interface Knowledge {
  fold(text: string): string;
  /** Facts and canonical name of a list row. */
  reference(row: number): { canonical?: string; ref?: Reference };
}

export interface ResolveOptions {
  readonly types?: ReadonlySet<string>;
  readonly explain?: boolean;
}

const DIACRITICS = /[\p{Mn}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Entities in text order, of two that start together the longer first; ids `e1`, `e2`, … in that order. */
export function resolve(document: Document, candidates: readonly Candidate[], knowledge: Knowledge, options: ResolveOptions = {}): Entity[] {
  const choices = choose(candidates, document.tokens)
    .filter((choice) => options.types === undefined || options.types.has(choice.candidate.type))
    .sort((a, b) => a.candidate.start - b.candidate.start || b.candidate.end - a.candidate.end);
  const ids = new Map(choices.map((choice, i) => [choice, `e${i + 1}`]));
  const holderOf = holders(choices, document.text);
  const clusterOf = clusters(choices, ({ candidate }) => knowledge.fold(document.text.slice(candidate.start, candidate.end)).replace(/\s+/g, ' '));
  const position = linesOf(document.text);
  return choices.map((choice) => {
    const { candidate } = choice;
    const parent = nearestKept(choice.parent, ids);
    const holder = holderOf.get(choice);
    const cluster = clusterOf.get(choice);
    const prefix = prefixOf(document, candidate);
    const known: { canonical?: string; ref?: Reference } = candidate.row === undefined ? {} : knowledge.reference(candidate.row);
    return {
      id: ids.get(choice)!,
      type: candidate.type,
      ...(candidate.subtype !== undefined && { subtype: candidate.subtype }),
      text: document.text.slice(candidate.start, candidate.end),
      start: candidate.start,
      end: candidate.end,
      ...position(candidate.start),
      ...(prefix.written !== '' && { prefix: prefix.written }),
      ...(parent !== undefined && { parent }),
      ...candidate.date,
      normalized: known.canonical ?? prefix.restored + plain(document.text.slice(candidate.start, candidate.end)),
      ...(known.ref && { ref: known.ref }),
      confidence: Math.round(candidate.weight * 100) / 100,
      rule: candidate.rule,
      ...(holder && ids.has(holder) && { holder: ids.get(holder)! }),
      ...(cluster !== undefined && { cluster }),
      ...(options.explain && { considered: consideredFor(choice, choices, candidates, document.text) }),
    };
  });
}

function nearestKept(parent: Choice | undefined, ids: ReadonlyMap<Choice, string>): string | undefined {
  for (let choice = parent; choice; choice = choice.parent) if (ids.has(choice)) return ids.get(choice)!;
  return undefined;
}

/** Without diacritics, tatweel and invisible marks, one space between words. */
const plain = (text: string): string => text.normalize('NFC').replace(DIACRITICS, '').replace(/\s+/g, ' ');

/** The proclitics left out of the span, and the alef that the article gets back (`للجمهورية` → `الجمهورية`). */
function prefixOf(document: Document, candidate: Candidate): { written: string; restored: string } {
  const token = tokenAt(document.tokens, candidate.start);
  if (!token || token.start === candidate.start) return { written: '', restored: '' };
  const cut = candidate.start - token.start;
  const reading = token.readings.find((r) => r.cut === cut);
  const written = plain(document.text.slice(token.start, candidate.start));
  return { written, restored: reading?.prefix.endsWith('لل') ? 'ا' : '' };
}

function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  let low = 0;
  let high = tokens.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle]!;
    if (token.end <= offset) low = middle + 1;
    else if (token.start > offset) high = middle - 1;
    else return token;
  }
  return undefined;
}

/** Asked with ascending offsets, answers 1-based line and column (UTF-16 units); CR, LF and CRLF end a line. */
function linesOf(text: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
        line += 1;
        lineStart = at + 1;
      }
    }
    return { line, column: offset - lineStart + 1 };
  };
}

/** Every candidate that overlapped the chosen one, best first. */
function consideredFor(choice: Choice, choices: readonly Choice[], candidates: readonly Candidate[], text: string): ConsideredCandidate[] {
  const { start, end } = choice.candidate;
  const won = new Set(choices.map((c) => c.candidate));
  return candidates
    .filter((c) => c.start < end && start < c.end)
    .sort(before)
    .map((c) => ({ type: c.type, text: text.slice(c.start, c.end), start: c.start, end: c.end, rule: c.rule, weight: c.weight, won: won.has(c) }));
}
