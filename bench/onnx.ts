/**
 * An encoder of the size of BERT-base as an ONNX model, with random weights: how fast it is does not depend on them. ONNX is a protocol
 * buffer (onnx.proto); the few of its messages that a graph needs are written here by hand.
 */
import { lots } from './texts.js';

export const BERT_BASE = { layers: 12, width: 768, heads: 12, inner: 3072, vocabulary: 30_522, positions: 512 };
export type EncoderSize = typeof BERT_BASE;

/** Pieces of a message, put together at the end: weights are large. */
type Message = Uint8Array[];

const VARINT = 0;
const LENGTH = 2;
const FIXED32 = 5;

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.from([...bytes, rest]);
}

const key = (field: number, wire: number): Uint8Array => varint(field * 8 + wire);
const integer = (field: number, value: number): Message => [key(field, VARINT), varint(value)];
const bytes = (field: number, pieces: Message): Message => [
  key(field, LENGTH),
  varint(pieces.reduce((sum, { length }) => sum + length, 0)),
  ...pieces,
];
const string = (field: number, text: string): Message => bytes(field, [Buffer.from(text)]);
const float = (field: number, value: number): Message => [
  key(field, FIXED32),
  new Uint8Array(Float32Array.of(value).buffer),
];

/** Numbers of fields and types in onnx.proto. */
const MODEL = { irVersion: 1, graph: 7, opset: 8 };
const OPSET = { version: 2 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, float: 2, integer: 3, integers: 8, type: 20 };
const ATTRIBUTE_TYPE = { float: 1, integer: 2, integers: 7 };
const TENSOR = { dimension: 1, type: 2, name: 8, raw: 9 };
const VALUE = { name: 1, type: 2 };
const TYPE = { tensor: 1 };
const TENSOR_TYPE = { element: 1, shape: 2 };
const SHAPE = { dimension: 1 };
const DIMENSION = { parameter: 2 };
const FLOAT = 1;
const INT64 = 7;

/** ONNX 1.15: the first with GELU as an operator of its own. */
const IR_VERSION = 9;
const OPSET_VERSION = 20;

type Attribute = number | readonly number[] | { readonly float: number };

function attribute(name: string, value: Attribute): Message {
  const named = string(ATTRIBUTE.name, name);
  const typed = (type: number, content: Message): Message =>
    bytes(NODE.attribute, [...named, ...content, ...integer(ATTRIBUTE.type, type)]);
  if (typeof value === 'number') return typed(ATTRIBUTE_TYPE.integer, integer(ATTRIBUTE.integer, value));
  if ('float' in value) return typed(ATTRIBUTE_TYPE.float, float(ATTRIBUTE.float, value.float));
  return typed(
    ATTRIBUTE_TYPE.integers,
    value.flatMap((each) => integer(ATTRIBUTE.integers, each)),
  );
}

const valueInfo = (field: number, name: string, type: number, dimensions: readonly string[]): Message => {
  const shape = dimensions.flatMap((each) => bytes(SHAPE.dimension, string(DIMENSION.parameter, each)));
  const tensor = [...integer(TENSOR_TYPE.element, type), ...bytes(TENSOR_TYPE.shape, shape)];
  return bytes(field, [...string(VALUE.name, name), ...bytes(VALUE.type, bytes(TYPE.tensor, tensor))]);
};

class Graph {
  readonly #nodes: Message = [];
  readonly #tensors: Message = [];
  readonly #random = lots(1);
  #count = 0;

  /** Adds a node; gives back the name of its output. */
  add(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const output = `${operator}${this.#count++}`;
    this.#nodes.push(
      ...bytes(GRAPH.node, [
        ...inputs.flatMap((input) => string(NODE.input, input)),
        ...string(NODE.output, output),
        ...string(NODE.operator, operator),
        ...Object.entries(attributes).flatMap(([name, value]) => attribute(name, value)),
      ]),
    );
    return output;
  }

  /** A constant tensor; gives back its name. */
  tensor(dimensions: readonly number[], data: Float32Array | BigInt64Array): string {
    const name = `tensor${this.#count++}`;
    this.#tensors.push(
      ...bytes(GRAPH.initializer, [
        ...dimensions.flatMap((each) => integer(TENSOR.dimension, each)),
        ...integer(TENSOR.type, data instanceof Float32Array ? FLOAT : INT64),
        ...string(TENSOR.name, name),
        ...bytes(TENSOR.raw, [new Uint8Array(data.buffer)]),
      ]),
    );
    return name;
  }

  /** Weights of about the size that training begins with, so that no number runs out of range. */
  weights(...dimensions: number[]): string {
    const data = new Float32Array(dimensions.reduce((product, each) => product * each, 1));
    for (let i = 0; i < data.length; i++) data[i] = (this.#random() - 0.5) * 0.07;
    return this.tensor(dimensions, data);
  }

  ones(size: number): string {
    return this.tensor([size], new Float32Array(size).fill(1));
  }

  integers(...values: number[]): string {
    return this.tensor([values.length], BigInt64Array.from(values, BigInt));
  }

  /** The model's bytes: from `input`, whole numbers, to `output`. */
  model(input: string, output: string): Uint8Array {
    const graph = [
      ...string(GRAPH.name, 'encoder'),
      ...this.#nodes,
      ...this.#tensors,
      ...valueInfo(GRAPH.input, input, INT64, ['batch', 'sequence']),
      ...valueInfo(GRAPH.output, output, FLOAT, ['batch', 'sequence', 'width']),
    ];
    return Buffer.concat([
      ...integer(MODEL.irVersion, IR_VERSION),
      ...bytes(MODEL.graph, graph),
      ...bytes(MODEL.opset, integer(OPSET.version, OPSET_VERSION)),
    ]);
  }
}

export const INPUT = 'ids';

/**
 * Embeddings of words and places, then the layers as BERT has them: attention and a network of two matrices, each followed by the
 * addition of its input and a normalization. Input: `ids`, [batch, sequence]. Output: the only one, [batch, sequence, width]. No
 * mask and no segments, which would only cost more. All weights are there, and different: they take 4 bytes each, 440 MB.
 */
export function encoderModel(size: EncoderSize, sequence: number): Uint8Array {
  const { layers, width, heads, inner, vocabulary, positions } = size;
  const graph = new Graph();
  const linear = (x: string, from: number, to: number): string =>
    graph.add('Add', [graph.add('MatMul', [x, graph.weights(from, to)]), graph.weights(to)]);
  const normalized = (x: string): string =>
    graph.add('LayerNormalization', [x, graph.ones(width), graph.weights(width)], {
      axis: 2,
      epsilon: { float: 1e-12 },
    });
  const split = graph.integers(0, 0, heads, width / heads);
  const joined = graph.integers(0, 0, width);
  const scale = graph.tensor([1], Float32Array.of(1 / Math.sqrt(width / heads)));
  const inHeads = (x: string, perm: readonly number[]): string =>
    graph.add('Transpose', [graph.add('Reshape', [x, split])], { perm });
  const attention = (x: string): string => {
    const query = inHeads(linear(x, width, width), [0, 2, 1, 3]);
    const key = inHeads(linear(x, width, width), [0, 2, 3, 1]);
    const value = inHeads(linear(x, width, width), [0, 2, 1, 3]);
    const scores = graph.add('Mul', [graph.add('MatMul', [query, key]), scale]);
    const seen = graph.add('MatMul', [graph.add('Softmax', [scores], { axis: 3 }), value]);
    const together = graph.add('Reshape', [graph.add('Transpose', [seen], { perm: [0, 2, 1, 3] }), joined]);
    return linear(together, width, width);
  };
  const network = (x: string): string => linear(graph.add('Gelu', [linear(x, width, inner)]), inner, width);

  const words = graph.add('Gather', [graph.weights(vocabulary, width), INPUT]);
  const places = graph.add('Slice', [
    graph.weights(positions, width),
    graph.integers(0),
    graph.integers(sequence),
    graph.integers(0),
  ]);
  let x = normalized(graph.add('Add', [words, places]));
  for (let layer = 0; layer < layers; layer++) {
    x = normalized(graph.add('Add', [x, attention(x)]));
    x = normalized(graph.add('Add', [x, network(x)]));
  }
  return graph.model(INPUT, x);
}
