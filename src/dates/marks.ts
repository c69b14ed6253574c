/** Punctuation as codes, and small questions about neighbours that every part of the grammar asks. */
import { GAP, type Tape } from './lexer.js';

const code = (mark: string): number => mark.charCodeAt(0);

export const SLASH = code('/');
export const DASH = code('-');
export const DOT = code('.');
export const COLON = code(':');
export const OPEN = code('(');
export const CLOSE = code(')');
const COMMAS = new Set(['،', ',', '٬'].map(code));
const DASHES = new Set(['-', '–', '—', '−', '‐', '‑'].map(code));
const OPENERS = new Set(['(', '[', '{', '"', '«', '“', '‘', "'"].map(code));
const SENTENCE_ENDS = new Set(['.', '!', '؟', '?', '؛', '۔'].map(code));

export const isComma = (mark: number): boolean => COMMAS.has(mark);
export const isDash = (mark: number): boolean => DASHES.has(mark);
export const isOpener = (mark: number): boolean => OPENERS.has(mark);
export const isSentenceEnd = (mark: number): boolean => SENTENCE_ENDS.has(mark);

/** Whether the token stands in the same phrase as the one before it: at most a single line break apart. */
export const isNear = (tape: Tape, at: number): boolean => at < tape.count && tape.gap(at) <= GAP.line;

/** Whether the token touches the one before it. */
export const isGlued = (tape: Tape, at: number): boolean => at < tape.count && tape.gap(at) === GAP.none;

/** Whether the token is at most blanks away, on the same line. */
export const isBeside = (tape: Tape, at: number): boolean => at < tape.count && tape.gap(at) <= GAP.space;
