/** Where answers come from: program, lists, model, and the settings that they depend on. */

import { readFileSync } from 'node:fs';
import { hashOf } from '../digest.js';
import type { RecordOptions } from '../input/records.js';
import type { Provenance } from '../output/result.js';
import type { Settings } from './settings.js';
import { versions } from './version.js';

/** So much of a SHA-256 tells versions apart; `extract --version` prints as much. */
const DIGITS = 12;

/** Throws an AalamError where the model cannot be read. */
export function provenanceOf(settings: Settings, fields: RecordOptions): Provenance {
  const { version, lists, model } = versions(settings.model);
  return {
    version,
    ...(lists !== undefined && { lists: lists.slice(0, DIGITS) }),
    ...(model !== undefined && { model: model.slice(0, DIGITS) }),
    settings: hashOf(JSON.stringify([answerSettings(settings), fields])).slice(0, DIGITS),
  };
}

/** Without what changes the look alone; the user's own files by what is in them, wherever they lie. */
function answerSettings(settings: Settings): object {
  const { format: _, several, bom, clitics, color, debug, resumeKey, provenance, ...answer } = settings;
  const { gazetteers, patterns = [], model, ...plain } = answer;
  return {
    ...plain,
    gazetteers: gazetteers.map(hashOfFile),
    patterns: [patterns].flat().map(hashOfFile),
    model: !!model,
  };
}

/** Of a file that cannot be read: nothing. Whoever needs it says so. */
export function hashOfFile(path: string): string {
  try {
    return hashOf(readFileSync(path));
  } catch {
    return '';
  }
}
