import { ownText } from './own-text.js';

/**
 * A map that forgets what has not been asked for lately: the words of every day stay, those of one article go, and a long
 * batch keeps flat memory. It holds two generations of at most `limit` entries each; when the younger one is full, it becomes
 * the older one, and what was the older one is forgotten. It may be asked with slices of a text; what is added must have memory of its
 * own (`ownText`), or it would keep that text.
 */
export class Recent<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  constructor(private readonly limit: number) {}

  get(key: K): V | undefined {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(typeof key === 'string' ? (ownText(key) as K & string) : key, older);
    return older;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
