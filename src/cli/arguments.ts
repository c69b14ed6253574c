import { InvalidArgumentError } from 'commander';

/** A parser of option values whose errors commander shows with the option's name. */
export const checked =
  <T>(parse: (text: string) => T) =>
  (text: string): T => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };

/** For options that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
