/** Untrusted text made safe to show: nothing that steers a terminal or turns the direction of a line gets through. */

/** C0 and C1 controls, DEL, bidi marks, embeddings, overrides and isolates, line separators, invisible joiners, tags. */
const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text with every control, bidi and invisible character written as its escape: `\n`, `\u202e`. */
export const escapeControls = (text: string): string =>
  text.replace(UNSAFE, (character) => SHORT[character] ?? escapeUnits(character));

/** A stack trace with its lines; what it quotes is escaped. */
export const escapeStack = (stack: string): string => stack.split('\n').map(escapeControls).join('\n');

/** A JSON text in which no character can steer a terminal, either; what it says stays the same. */
export const escapeJson = (json: string): string => json.replace(JSON_UNSAFE, escapeUnits);

/**
 * A text of lines and columns, such as CSV, for a terminal: what else steers it is written as its escape, a CR that ends no line
 * as well, for what follows it would be written over what stands before it.
 */
export const escapeTerminal = (text: string): string =>
  text.replace(UNSAFE, (character, at: number) =>
    character === '\n' || character === '\t' || (character === '\r' && text[at + 1] === '\n')
      ? character
      : escapeUnits(character),
  );

/** What JSON.stringify leaves as it is though a terminal obeys it. */
const JSON_UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escapeUnits(character: string): string {
  let escaped = '';
  for (let i = 0; i < character.length; i++) {
    escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
