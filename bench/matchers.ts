/**
 * Matchers of npm on our lists. They are given what they need ready made, uncounted: names and texts folded, cut into words, with one
 * blank between. Ours matches tokens, too, but looks behind proclitics and answers with places in the text as it was written.
 */
import type { Document } from '../src/document.js';
import type { Gazetteer } from '../src/gazetteer/gazetteer.js';
import { nameTokens } from '../src/gazetteer/name-tokens.js';
import { fold } from '../src/text/letters.js';
import { peer } from './suite.js';

export interface Matcher {
  readonly name: string;
  /** Learns the names; gives back what counts the names found in a text. */
  readonly build: (names: readonly (readonly string[])[]) => (words: readonly string[], text: string) => number;
}

type AhoCorasick = new (patterns: string[]) => { count(text: string): number };
type OtherAhoCorasick = { AhoCorasick: new (patterns: string[]) => { matchInText(text: string): unknown[] } };
interface TrieMap {
  readonly root: Branch;
  set(tokens: readonly string[], value: true): void;
}
/** A branch has its children by their tokens, and its value by this one. */
type Branch = { readonly [token: string]: Branch | undefined };
const VALUE = '\0';

/** Names and texts with blanks around, so that only whole words are found. */
const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** Those that are installed. */
export async function matchers(): Promise<Matcher[]> {
  const modern = await peer<AhoCorasick>('modern-ahocorasick/fast');
  const other = await peer<OtherAhoCorasick>('@monyone/aho-corasick');
  const mnemonist = await peer<{ TrieMap: new (type: unknown) => TrieMap }>('mnemonist');
  const all: (Matcher | undefined)[] = [
    modern && {
      name: 'modern-ahocorasick (double array)',
      build: (names) => {
        const automaton = new modern(names.map(spaced));
        return (_, text) => automaton.count(text);
      },
    },
    other && {
      name: '@monyone/aho-corasick',
      build: (names) => {
        const automaton = new other.AhoCorasick(names.map(spaced));
        return (_, text) => automaton.matchInText(text).length;
      },
    },
    mnemonist && {
      name: 'mnemonist TrieMap over words',
      build: (names) => {
        const trie = new mnemonist.TrieMap(Array);
        for (const name of names) trie.set(name, true);
        return (words) => countInTrie(trie.root, words);
      },
    },
  ];
  return all.filter((matcher) => matcher !== undefined);
}

function countInTrie(root: Branch, words: readonly string[]): number {
  let count = 0;
  for (let first = 0; first < words.length; first++) {
    let node: Branch | undefined = root;
    for (let at = first; at < words.length; at++) {
      node = node[words[at]!];
      if (node === undefined) break;
      if (VALUE in node) count++;
    }
  }
  return count;
}

/** Each listed name once, as its folded words. */
export function listedNames(gazetteer: Gazetteer): string[][] {
  const names = new Map<string, string[]>();
  for (let number = 0; number < gazetteer.size; number++) {
    const words = nameTokens(gazetteer.row(number).name);
    names.set(words.join(' '), words);
  }
  return [...names.values()];
}

export function foldedWords({ text, tokens }: Document): { words: string[]; text: string } {
  const words = tokens.map(({ start, end }) => fold(text.slice(start, end)));
  return { words, text: spaced(words) };
}
