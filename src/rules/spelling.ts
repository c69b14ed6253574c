/** Folding makes one word of names and words that are spelt differently; here the spelling is looked at again. */
import type { Row } from '../gazetteer/rows.js';
import type { Context } from './context.js';

const MARKS = /[\u0640\u064b-\u065f\u0670]/g;
/** From this weight on a name may also be spelt with the other hamza: `أفريقيا`, `إفريقيا`. */
const WELL_KNOWN = 0.8;
/** Letters that folding unifies. Of a pair in `CARELESS` the first is often written where the second is meant. */
const CONFUSABLE = /^[اأإآةهيىئوؤ]$/;
const CARELESS = new Set(['اأ', 'اإ', 'اآ', 'يئ', 'وؤ']);
const CARELESS_AT_THE_BEGINNING = new Set(['أا', 'إا', 'آا']);
const OTHER_HAMZA = new Set(['أإ', 'إأ']);
const CARELESS_AT_THE_END = new Set(['هة', 'ىي']);

/** Whether the word at the token, as it is spelt in the text, may be this name of one word. */
export function isSpelled(context: Context, index: number, { name, weight }: Row): boolean {
  if (name.includes(' ')) return true;
  const written = context.written(index);
  return written === name || mayBe(written.replace(MARKS, ''), name, weight >= WELL_KNOWN);
}

/** `القاهره` may be `القاهرة`; but `عالية` is not `عاليه`, `إطار` not `أطار`, `المائة` not `الماية`. */
function mayBe(written: string, name: string, wellKnown: boolean): boolean {
  // The article behind `ل`, ligatures and presentation forms have another length: nothing is known then.
  if (written.length !== name.length) return true;
  for (let i = 0; i < name.length; i++) {
    const [a, b] = [written[i]!, name[i]!];
    if (a === b || !CONFUSABLE.test(a) || !CONFUSABLE.test(b) || CARELESS.has(a + b)) continue;
    if (wellKnown && OTHER_HAMZA.has(a + b)) continue;
    if (i <= 2 && CARELESS_AT_THE_BEGINNING.has(a + b) && (i === 0 || name.startsWith('ال'))) continue;
    if (i < name.length - 1 || !CARELESS_AT_THE_END.has(a + b)) return false;
  }
  return true;
}
