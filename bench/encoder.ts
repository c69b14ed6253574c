/**
 * A transformer's arithmetic on the same cores: an encoder of the size of BERT-base through onnxruntime, beside everything that we do. Our
 * tokens count as one each for it, too; as pieces of words, which is what it would be given, they are more.
 */
import { cpus } from 'node:os';
import { each, fastest, median } from './measure.js';
import { BERT_BASE, encoderModel, INPUT } from './onnx.js';
import { createExtractor, openLists, tokenCount } from './ours.js';
import { PEERS_MISSING, peer, type Suite } from './suite.js';
import { readSource, takeTexts } from './texts.js';

interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
interface Session {
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}
/** What is used of onnxruntime-node, which need not be installed. */
interface Runtime {
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
}

/** Tokens of a run, whatever the length of its sequences. */
const TOKENS = 1024;

export const suite: Suite = async ({ news, quick }) => {
  const runtime = await peer<Runtime>('onnxruntime-node');
  const texts = takeTexts(readSource(news), quick ? 0.3 : 3);
  const documents = texts.map(openLists().read);
  const extractor = createExtractor({ language: 'ar' });
  const everything = each(texts, (text) => extractor.extract(text));
  everything();
  const ours = tokenCount(documents) / fastest(everything);
  const ids = documents.flatMap(({ tokens }) => tokens.map((_, i) => i % BERT_BASE.vocabulary)).slice(0, TOKENS);
  const rows: { name: string; threads: number; rate: number; wall: number }[] = [];
  for (const sequence of runtime === undefined ? [] : quick ? [128] : [128, 256, 512]) {
    const model = encoderModel(BERT_BASE, sequence);
    for (const threads of new Set([1, cpus().length])) {
      const speed = await measure(runtime!, model, ids, sequence, threads, quick ? 1 : 5);
      rows.push({ name: `encoder, sequences of ${sequence}`, threads, ...speed });
    }
  }
  const best = Math.max(...rows.filter(({ threads }) => threads === 1).map(({ rate }) => rate));
  return {
    tables: [
      {
        title: 'an encoder of the size of BERT-base, random weights, float32, onnxruntime',
        columns: {
          name: '',
          threads: 'threads',
          rate: 'tokens/s of processor',
          wall: 'tokens/s',
          ratio: 'ours is so many times as fast',
        },
        rows: [
          { name: 'aalam: everything', threads: 1, rate: ours },
          ...rows.map((row) => ({ ...row, ratio: ours / row.rate })),
        ],
        ...(runtime === undefined && { note: PEERS_MISSING }),
      },
    ],
    targets:
      rows.length === 0
        ? []
        : [
            {
              what: 'against an encoder of BERT-base, tokens/s, one core',
              measured: ours / best,
              unit: 'x',
              atLeast: 500,
            },
          ],
  };
};

async function measure(
  { Tensor, InferenceSession }: Runtime,
  model: Uint8Array,
  ids: readonly number[],
  sequence: number,
  threads: number,
  rounds: number,
): Promise<{ rate: number; wall: number }> {
  const session = await InferenceSession.create(model, {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
  });
  const shape = [TOKENS / sequence, sequence];
  const data = BigInt64Array.from({ length: TOKENS }, (_, i) => BigInt(ids[i % ids.length]!));
  const feeds = { [INPUT]: new Tensor('int64', data, shape) };
  const costs: { seconds: number; wall: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    const before = process.cpuUsage();
    const outputs = await session.run(feeds);
    const { user, system } = process.cpuUsage(before);
    const wall = (performance.now() - start) / 1000;
    // The first run only warms up.
    if (round === 0) check(outputs, shape);
    else costs.push({ seconds: (user + system) / 1e6, wall });
  }
  await session.release();
  return {
    rate: TOKENS / Math.min(...costs.map(({ seconds }) => seconds)),
    wall: TOKENS / median(costs.map(({ wall }) => wall)),
  };
}

/** The last thing that the encoder does is to bring each token's numbers to a mean of about 0 and a variance of about 1. */
function check(outputs: Record<string, Tensor>, shape: readonly number[]): void {
  const { data, dims } = Object.values(outputs)[0]!;
  const { width } = BERT_BASE;
  if (dims.join() !== [...shape, width].join()) throw new Error(`the encoder answers in the shape ${dims.join(' x ')}`);
  for (let at = 0; at < data.length; at += width) {
    const numbers = data.subarray(at, at + width);
    const mean = numbers.reduce((sum, x) => sum + x, 0) / width;
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / width;
    if (!(Math.abs(mean) < 0.1 && Math.abs(variance - 1) < 0.1)) {
      throw new Error(`the encoder's numbers are not normal: mean ${mean}, variance ${variance}`);
    }
  }
}
