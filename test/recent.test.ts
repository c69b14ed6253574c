import { describe, expect, test } from '@jest/globals';
import { Recent } from '../src/recent.js';

describe('a map that forgets', () => {
  test('keeps what is asked for again and again', () => {
    const recent = new Recent<string, number>(3);
    recent.set('every day', 1);
    for (let i = 0; i < 100; i++) {
      recent.set(`once ${i}`, i);
      expect(recent.get('every day')).toBe(1);
    }
  });

  test('forgets what was asked for once, and never holds more than two generations', () => {
    const recent = new Recent<number, number>(10);
    for (let i = 0; i < 1000; i++) recent.set(i, i);
    const kept = Array.from({ length: 1000 }, (_, i) => i).filter((i) => recent.get(i) !== undefined);
    expect(kept.length).toBeLessThanOrEqual(20);
    expect(kept).toContain(999);
    expect(kept).not.toContain(0);
  });
});
