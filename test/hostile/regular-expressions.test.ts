/** No regular expression of the sources takes more than the length of what it is matched against, in proportion. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');

/** Those that may take longer, because what they are matched against is short, always. */
const BOUNDED: Readonly<Record<string, string>> = {
  'dates/reference.ts LABEL': 'matched against 40 letters',
};

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

function expressionsIn(file: string): Expression[] {
  const tree = ts.createSourceFile(file, readFileSync(join('src', file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      const { parent } = node;
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const name = ts.isVariableDeclaration(parent) ? ` ${parent.name.getText()}` : `:${line}`;
      found.push({ place: file + name, source, flags });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const all = files.sort().flatMap(expressionsIn);

/** Without a loop there is nothing to take long. */
const loops = all.filter(({ source }) => /[*+]|\{\d+,\d*\}/.test(source));

test('there are some', () => {
  expect(loops.length).toBeGreaterThan(50);
  expect(loops.map(({ place }) => place)).toEqual(expect.arrayContaining(Object.keys(BOUNDED)));
});

test.each(loops.filter(({ place }) => !(place in BOUNDED)))('$place: $source', ({ source, flags }) => {
  const { status, ...verdict } = checkSync(source, flags, { timeout: 20_000 });
  // Where it is not, `verdict` has an attack on it.
  expect({ status, verdict }).toMatchObject({ status: 'safe' });
});

test('what is built at run time is built of few letters by us, not of what strangers wrote', () => {
  const built = files.filter((file) => /\bRegExp\(/.test(readFileSync(join('src', file), 'utf8')));
  expect(built).toEqual([]);
});
