/** Questions to places of a document that several rules ask, or one rule many times: each is answered once. */
import { type Context, UNASKED } from './context.js';
import type { Question } from './sight.js';

const MOST_QUESTIONS = 31;
let ofForms = 0;

/** A question about a place whose answer depends on the written form there alone: each form is asked once. */
export function ofForm(question: Question): (context: Context, index: number) => boolean {
  if (ofForms === MOST_QUESTIONS) throw new RangeError('a form has no room for the answers to so many questions');
  const bit = 1 << ofForms++;
  return (context, index) => context.sight(index).answer(question, bit, context.lists);
}

let ofPlaces = 0;

/** A question about a place that several rules ask: it is answered once for each place of a document. */
export function ofPlace<T>(question: (context: Context, index: number) => T): (context: Context, index: number) => T {
  const number = ofPlaces++;
  return (context, index) => {
    if (index < 0 || index >= context.length) return question(context, index);
    const answers = context.answers(number);
    if (answers[index] === UNASKED) answers[index] = question(context, index);
    return answers[index] as T;
  };
}
