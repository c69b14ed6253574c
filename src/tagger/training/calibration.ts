/** How often a span that the model thinks so probable is right: Platt's sigmoid over the logit, for each type. */
import type { Calibration } from '../model.js';

export interface Judged {
  readonly type: number;
  readonly probability: number;
  readonly right: boolean;
}

const STEPS = 2000;
const RATE = 1;
const NEAR_CERTAIN = 1e-4;
const FEW = 30;

const IDENTITY: Calibration = { slope: 1, offset: 0 };

/** A calibration for each type; the identity where there are too few cases to tell. */
export function calibrate(judged: readonly Judged[], types: number): Calibration[] {
  return Array.from({ length: types }, (_, type) => fitType(judged.filter((one) => one.type === type)));
}

export function logit(probability: number): number {
  const p = Math.min(1 - NEAR_CERTAIN, Math.max(NEAR_CERTAIN, probability));
  return Math.log(p / (1 - p));
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Logistic regression in one variable, by gradient descent. */
function fitType(judged: readonly Judged[]): Calibration {
  if (judged.length < FEW) return IDENTITY;
  let { slope, offset } = IDENTITY;
  const logits = judged.map(({ probability }) => logit(probability));
  for (let step = 0; step < STEPS; step++) {
    let bySlope = 0;
    let byOffset = 0;
    judged.forEach(({ right }, i) => {
      const error = (right ? 1 : 0) - sigmoid(slope * logits[i]! + offset);
      bySlope += error * logits[i]!;
      byOffset += error;
    });
    slope += (RATE * bySlope) / judged.length / 10;
    offset += (RATE * byOffset) / judged.length;
  }
  return { slope, offset };
}
