/**
 * What is measured on: the first texts of a file of news (JSON Lines with `text`, plain or gzip), or our fixtures, over and over. The
 * latter have few different words, which suits every cache.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** All texts of the source, each once. */
export function readSource(news?: string): string[] {
  if (news === undefined) {
    return readdirSync('fixtures')
      .filter((name) => /^\d\d-.*\.txt$/.test(name))
      .map((name) => readFileSync(`fixtures/${name}`, 'utf8'));
  }
  const bytes = readFileSync(news);
  return (news.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Texts of the source in its order, from the beginning again where it ends, until they have so many megabytes of UTF-8. */
export function takeTexts(source: readonly string[], megabytes: number): string[] {
  const texts: string[] = [];
  for (let bytes = 0, i = 0; bytes < megabytes * 1e6; i++) {
    const text = source[i % source.length]!;
    texts.push(text);
    bytes += Buffer.byteLength(text);
  }
  return texts;
}

/** One text of about so many bytes of UTF-8: texts of the source with blank lines between them, the last one cut. */
export function longText(source: readonly string[], bytes: number): string {
  const text = takeTexts(source, bytes / 1e6).join('\n\n');
  return text.slice(0, Math.round((text.length * bytes) / Buffer.byteLength(text)));
}

/**
 * Documents that differ, of about so many characters: paragraphs of the source put together by lot, the same ones for the same
 * number.
 */
export function* mixedTexts(source: readonly string[], count: number, characters: number): Generator<string> {
  const paragraphs = source.flatMap((text) => text.split(/\n+/)).filter((line) => line.trim().length > 20);
  const random = lots(1);
  for (let i = 0; i < count; i++) {
    let text = '';
    while (text.length < characters) text += `${paragraphs[Math.floor(random() * paragraphs.length)]}\n`;
    yield text;
  }
}

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
export function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
