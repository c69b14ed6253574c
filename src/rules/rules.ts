/** The grammar: every rule of people, titles, organizations and locations, in one call. */
import type { Candidate, Document } from '../document.js';
import type { Gazetteer, Matches } from '../gazetteer/gazetteer.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { Context } from './context.js';
import { Lists } from './lists.js';
import { findLocations } from './locations.js';
import { findAgain } from './memory.js';
import { findOrganizations } from './organizations.js';
import { findPeople } from './people.js';
import { Sights } from './sight.js';
import { findTitles } from './titles.js';

/** Candidates of the grammar for one document, in the order of the rules; resolution chooses among them. */
export type Rules = (document: Document, matches: Matches) => Candidate[];

export function createRules(gazetteer: Gazetteer, words: Words, frequencies: WordFrequencies | undefined): Rules {
  const lists = new Lists(gazetteer, words, frequencies);
  const sights = new Sights(lists);
  return (document, matches) => {
    const context = new Context(document, matches, lists, sights);
    const named = [...findTitles(context), ...findPeople(context)];
    const people = named.filter((candidate) => candidate.type === 'PERSON');
    return [...named, ...findAgain(context, people), ...findOrganizations(context), ...findLocations(context)];
  };
}
