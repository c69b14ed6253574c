/** Finds the fixed expressions of phrases.ts on the tape. */
import { PREFIX, type Tape } from './lexer.js';
import type { Phrase } from './listed-words.js';
import { isNear } from './marks.js';

export interface PhraseReading {
  readonly end: number;
  readonly phrase: Phrase;
}

/** The longest phrase of the kind that begins at the token, proclitics allowed before its first word only. */
export function readPhrase(tape: Tape, at: number, kind: string): PhraseReading | undefined {
  for (const phrase of tape.word(at).phrases) {
    if (phrase.kind === kind && matches(tape, at, phrase)) return { end: at + phrase.words.length, phrase };
  }
  return undefined;
}

function matches(tape: Tape, at: number, phrase: Phrase): boolean {
  for (let i = 1; i < phrase.words.length; i++) {
    const next = at + i;
    const id = phrase.words[i]!;
    if (!isNear(tape, next) || tape.word(next).id !== Math.abs(id)) return false;
    if (tape.prefix(next) !== (id < 0 ? PREFIX.and : 0)) return false;
  }
  return true;
}
