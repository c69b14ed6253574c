/** The vocabulary, worked out. The build does that once and puts the result here as data: it would take some milliseconds at every start. */
import { type Listed, listWords } from './listed-words.js';

export const LISTED: Listed = listWords();
