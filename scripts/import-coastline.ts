/**
 * `npx tsx scripts/import-coastline.ts MODULES` writes src/view/browser/coastline.ts: the outline of land, the borders and a point
 * in each country, for the map of `extract view`.
 *
 * MODULES is a node_modules folder with the npm packages world-atlas (Natural Earth, 1:50m), topojson-client, topojson-simplify
 * and i18n-iso-countries. Nothing of them is needed at run time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules] = process.argv.slice(2);
if (!modules) throw new Error('usage: import-coastline.ts MODULES');
const require = createRequire(join(resolve(modules), 'x.js'));
const { feature, mesh } = require('topojson-client');
const { presimplify, simplify, planarTriangleArea } = require('topojson-simplify');
const { numericToAlpha2 } = require('i18n-iso-countries');

type Point = readonly [longitude: number, latitude: number];
type Ring = readonly Point[];

/** Steps a degree: 1.1 km at the equator. */
const SCALE = 100;
/** In square degrees: corners that stand out less are cut, and islands that are smaller left out. */
const DETAIL = 0.25;
/** Where Arabic news mostly plays: drawn finer, by so much. */
const NEAR = { west: -18, east: 64, south: 9, north: 43, factor: 25 };
/** No news place lies south of it. */
const SOUTH = -60;

const isNear = ([x, y]: Point): boolean => x > NEAR.west && x < NEAR.east && y > NEAR.south && y < NEAR.north;

/** The area of a corner's triangle, as if the near part of the world were larger. */
const weight = (corner: [Point, Point, Point]): number =>
  planarTriangleArea(corner) * (isNear(corner[1]) ? NEAR.factor : 1);

const atlas = JSON.parse(readFileSync(join(modules, 'world-atlas/countries-50m.json'), 'utf8'));
const coarse = simplify(presimplify(atlas, weight), DETAIL);

function areaOf(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return Math.abs(sum / 2);
}

/**
 * Rings that go over the 180th meridian, without the leap to the other side of the map; each also a whole turn further, so that
 * both ends of the map have their part of it.
 */
function unwrapped(ring: Ring): Ring[] {
  let turn = 0;
  const points = ring.map(([x, y], i): Point => {
    const leap = i === 0 ? 0 : x - ring[i - 1]![0];
    if (Math.abs(leap) > 180) turn -= 360 * Math.sign(leap);
    return [x + turn, y];
  });
  const xs = points.map(([x]) => x);
  const turned = Math.max(...xs) > 180 ? -360 : Math.min(...xs) < -180 ? 360 : 0;
  return turned === 0 ? [points] : [points, points.map(([x, y]): Point => [x + turned, y])];
}

const isKept = (ring: Ring): boolean =>
  ring.some(([, y]) => y > SOUTH) && areaOf(ring) * (isNear(ring[0]!) ? NEAR.factor : 1) > DETAIL;

/** Path data in steps, y downwards, each point relative to the one before. */
function pathOf(lines: readonly Ring[], close: '' | 'z'): string {
  return lines.map((line) => drawn(line, close)).join('');
}

function drawn(line: Ring, close: '' | 'z'): string {
  const points = line.map(([x, y]) => [Math.round(x * SCALE), Math.round(-y * SCALE)] as const);
  const steps: string[] = [];
  let [x, y] = points[0]!;
  for (const [nextX, nextY] of close === '' ? points.slice(1) : points.slice(1, -1)) {
    if (nextX === x && nextY === y) continue;
    steps.push(`${nextX - x} ${nextY - y}`);
    [x, y] = [nextX, nextY];
  }
  return steps.length < (close === '' ? 1 : 2)
    ? ''
    : `M${points[0]!.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}${close}`;
}

type Shape = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
const polygons = (shape: Shape): Ring[][] => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates);

/** The middle of the widest stretch of land, of those on nine parallels through the country's largest part. */
function middleOf(shape: Shape): Point {
  const ring = polygons(shape)
    .map(([outer]) => outer!)
    .sort((a, b) => areaOf(b) - areaOf(a))[0]!;
  const ys = ring.map(([, y]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best = { width: -1, point: ring[0]! };
  for (let i = 3; i <= 7; i++) {
    const y = low + ((high - low) * i) / 10;
    const crossings = ring.flatMap(([x, at], j) => {
      const [x2, at2] = ring[(j + 1) % ring.length]!;
      return at > y === at2 > y ? [] : [x + ((y - at) / (at2 - at)) * (x2 - x)];
    });
    crossings.sort((a, b) => a - b);
    for (let j = 0; j + 1 < crossings.length; j += 2) {
      const width = crossings[j + 1]! - crossings[j]!;
      if (width > best.width) best = { width, point: [(crossings[j]! + crossings[j + 1]!) / 2, y] };
    }
  }
  return best.point;
}

const land = feature(coarse, coarse.objects.land).features.flatMap(({ geometry }: { geometry: Shape }) =>
  polygons(geometry).flatMap((rings) => rings.flatMap(unwrapped).filter(isKept)),
);
const borders: Ring[] = mesh(coarse, coarse.objects.countries, (a: object, b: object) => a !== b).coordinates;

const middles = new Map<string, string>();
for (const { id, geometry } of feature(atlas, atlas.objects.countries).features) {
  const code = id === undefined ? undefined : numericToAlpha2(id);
  if (code === undefined || middles.has(code)) continue;
  const [x, y] = middleOf(geometry);
  middles.set(code, `${code} ${x.toFixed(1)} ${y.toFixed(1)}`);
}

const wrapped = (name: string, doc: string, value: string): string =>
  `/** ${doc} */\nexport const ${name} =\n  '${value}';\n`;
const target = 'src/view/browser/coastline.ts';
writeFileSync(
  target,
  [
    '/** Written by scripts/import-coastline.ts from Natural Earth (public domain) as the npm package world-atlas has it. */\n',
    wrapped('LAND', 'Land as SVG path data: hundredths of a degree, y to the south.', pathOf(land, 'z')),
    wrapped('BORDERS', 'Borders between countries, in the same way.', pathOf(borders, '')),
    wrapped(
      'COUNTRY_POINTS',
      'A point in each country: ISO 3166 code, longitude, latitude.',
      [...middles.values()].sort().join(';'),
    ),
  ].join('\n'),
);
console.log(`${target}: ${readFileSync(target).length} bytes, ${middles.size} countries`);
