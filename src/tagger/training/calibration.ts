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

const BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1];

/** Scores and reliability of judged spans as a table for people: what was proposed, what was right, how sure it was said to be. */
export function describeJudged(
  judged: readonly Judged[],
  gold: readonly { readonly type: number }[],
  types: readonly string[],
  calibration: readonly Calibration[],
): string {
  const scores = [...types, 'all'].map((name, type) => {
    const ofType = (one: { readonly type: number }) => type === types.length || one.type === type;
    const proposed = judged.filter(ofType);
    const right = proposed.filter((one) => one.right).length;
    const wanted = gold.filter(ofType).length;
    const figures = [right / proposed.length, right / wanted, (2 * right) / (proposed.length + wanted)];
    return `${name}\tgold ${wanted}\tP R F1\t${figures.map((figure) => (100 * figure).toFixed(1)).join(' ')}`;
  });
  const confidence = ({ type, probability }: Judged) =>
    sigmoid(calibration[type]!.slope * logit(probability) + calibration[type]!.offset);
  const reliability = BINS.slice(1).map((upper, i) => {
    const within = judged.filter((one) => confidence(one) > BINS[i]! && confidence(one) <= upper);
    const said = within.reduce((sum, one) => sum + confidence(one), 0) / within.length;
    const right = within.filter((one) => one.right).length / within.length;
    return `confidence ${BINS[i]}-${upper}\t${within.length} spans\tsaid ${said.toFixed(3)}\tright ${right.toFixed(3)}`;
  });
  return [...scores, ...reliability].join('\n');
}
