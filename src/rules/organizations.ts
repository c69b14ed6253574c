/** Bodies: those of the lists, those that a head, a nationality, a person or quotation marks make, and their aliases. */
import type { Candidate } from '../document.js';
import { WORD } from '../gazetteer/words.js';
import { aliases } from './bodies/aliases.js';
import { addDefiniteHeaded } from './bodies/definite.js';
import { addHeaded } from './bodies/headed.js';
import { addListed, clubsOf, isAboutSport } from './bodies/listed.js';
import { addPlaced, addTrade } from './bodies/placed.js';
import { addNational, addPersonal, isLed } from './bodies/possessed.js';
import type { Context } from './context.js';
import { OPENS } from './openings.js';

export function findOrganizations(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  const clubs = isAboutSport(context) ? clubsOf(context) : undefined;
  for (let i = context.next(0, OPENS.body); i < context.length; i = context.next(i + 1, OPENS.body)) {
    if (!context.isWord(i)) continue;
    addListed(context, i, clubs, candidates);
    addPlaced(context, i, clubs !== undefined, candidates);
    addTrade(context, i, candidates);
    if (context.has(i, WORD.bareBody)) addNational(context, i, candidates);
    if (isLed(context, i)) addPersonal(context, i, candidates);
    if (context.has(i, WORD.bodyHead)) addHeaded(context, i, candidates);
    else if (context.isDefinite(i)) addDefiniteHeaded(context, i, candidates);
  }
  return [...candidates, ...aliases(context, candidates)];
}
