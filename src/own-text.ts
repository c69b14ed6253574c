/** V8 makes a slice of so many units or more a view of the whole text, which it keeps alive. */
const SHORTEST_VIEW = 13;

/** The same text with memory of its own: for what is remembered longer than the text it was cut from. */
export const ownText = (slice: string): string =>
  slice.length < SHORTEST_VIEW ? slice : Buffer.from(slice, 'utf16le').toString('utf16le');
