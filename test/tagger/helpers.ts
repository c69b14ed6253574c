import { compileRows } from '../../src/gazetteer/compile.js';
import { Gazetteer } from '../../src/gazetteer/gazetteer.js';
import { Words } from '../../src/gazetteer/words.js';
import { Lexicon } from '../../src/tagger/lexicon.js';
import type { GoldDocument } from '../../src/tagger/training/gold.js';
import type { Resources } from '../../src/tagger/training/train.js';
import { WordFrequencies } from '../../src/text/frequencies.js';
import { createReader } from '../../src/text/tokens.js';
import { row } from '../gazetteer/helpers.js';

/** A small world: a few names in lists, no grammar. */
export function smallWorld(lexicon = Lexicon.none()): Resources {
  const gazetteer = Gazetteer.fromSections(
    compileRows([
      row('حلب'),
      row('دمشق'),
      row('سامر', { type: 'PERSON', subtype: 'given' }),
      row('قال', { type: 'CUE', subtype: 'speech-verb' }),
    ]),
  );
  const counts = new Map(['حلب', 'دمشق', 'في', 'قال'].map((word) => [word, 5000]));
  const frequencies = WordFrequencies.fromBytes(WordFrequencies.encode(counts, 100_000));
  const read = createReader({ frequencies });
  const prepare = (text: string) => {
    const document = read(text);
    return { document, matches: gazetteer.match(document.tokens), candidates: [] };
  };
  return { prepare, gazetteer, words: new Words(gazetteer), frequencies, lexicon };
}

/** A document from a text whose entities are written `[TYPE text]`. */
export function marked(id: string, markedText: string): GoldDocument {
  const entities: { type: string; start: number; end: number }[] = [];
  let text = '';
  let at = 0;
  for (const { 0: all, 1: type, 2: name, index } of markedText.matchAll(/\[([A-Z]+) ([^\]]+)\]/g)) {
    text += markedText.slice(at, index);
    entities.push({ type: type!, start: text.length, end: text.length + name!.length });
    text += name;
    at = index + all.length;
  }
  return { id, text: text + markedText.slice(at), entities };
}

/** Invented sentences, enough to learn from that a name stands between a verb of speech and a place after في. */
export const LESSONS: readonly GoldDocument[] = [
  'قال [TITLE المدير] [PERSON سامر حداد] في [LOCATION حلب] إن العمل يسير.',
  'قال [TITLE المدير] [PERSON نادر عيسى] في [LOCATION دمشق] إن العمل توقف.',
  'قالت [TITLE المديرة] [PERSON هدى سلوم] في [LOCATION حمص] إن الطريق مفتوح.',
  'زار [PERSON سامر حداد] [LOCATION دمشق] وعاد إلى [LOCATION حلب] مساء.',
  'أعلنت [ORGANIZATION شركة النور] في [LOCATION حمص] أرباحها.',
  'أعلنت [ORGANIZATION شركة البحر] أرباحها وقالت إن العمل يسير.',
  'أعلنت [ORGANIZATION شركة النور] في [LOCATION حلب] أرباحها.',
  'أعلنت [ORGANIZATION شركة النهر] أن العمل يسير.',
  'العمل يسير والطريق مفتوح والناس يعودون إلى البيوت.',
  'قالت [PERSON هدى سلوم] ب[LOCATION دمشق] إن الطريق مفتوح.',
  'قال [PERSON عمر عيسى] ب[LOCATION دمشق] إن العمل توقف.',
  'قال [PERSON نادر عيسى] إن [ORGANIZATION شركة النور] تعمل في [LOCATION دمشق].',
].map((text, i) => marked(`lesson-${i}`, text));
