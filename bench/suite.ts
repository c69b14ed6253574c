/** What a suite of measurements is given and what it gives back. Each runs in a process of its own: `tsx bench/one.ts NAME`. */

export interface Setting {
  /** File of news, or nothing for our fixtures. */
  readonly news?: string;
  /** Smaller sizes and fewer rounds: to see that it works, not what it measures. */
  readonly quick: boolean;
}

export type Cell = string | number | null;

/** Columns as key and heading; numbers are shown with so many decimals as they deserve. */
export interface Table {
  readonly title: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** What one must know to read it. */
  readonly note?: string;
}

/** Something that has to be so: at most or at least the limit. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Result {
  readonly tables: readonly Table[];
  readonly targets?: readonly Target[];
}

export type Suite = (setting: Setting) => Result | Promise<Result>;

/** A part of the package as it is shipped. */
export const shipped = <T>(name: string): Promise<T> => import(new URL(`../dist/${name}.js`, import.meta.url).href);

/** A package that only the bench needs, or nothing where it has not been installed. */
export async function peer<T>(name: string): Promise<T | undefined> {
  try {
    const module = (await import(name)) as { default?: T };
    return module.default ?? (module as T);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

export const PEERS_MISSING = 'peers are not installed: npm ci --prefix bench';
