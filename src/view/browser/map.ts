/** The map: places as circles over the outline of the land. Plate carrée, narrowed as at 30 degrees north. */
import { type App, figure, type Selection, toggleThing } from './app.js';
import { BORDERS, COUNTRY_POINTS, LAND } from './coastline.js';
import { h, oneStop, svg, visible } from './dom.js';
import type { Count } from './select.js';

/** Width of a degree of longitude for one of latitude. */
const NARROW = 0.87;
/** Width of the map for one of height; the style sheet has it, too. */
const ASPECT = 1.6;
const MOST_PLACES = 200;
const MOST_LABELS = 28;
/** Radius of a circle in pixels, and what the most frequent place has beyond on a map that is so wide; on a small one less. */
const SMALLEST = 4;
const GROWTH = 16;
const FULL_WIDTH = 640;
const WIDEST = 360 * NARROW;
const CLOSEST = 1.5;

interface Place {
  readonly count: Count;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Middle and width of what is seen. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const countryPoints = new Map(
  COUNTRY_POINTS.split(';').map((entry) => {
    const [code, longitude, latitude] = entry.split(' ');
    return [code!, [Number(longitude), Number(latitude)] as const];
  }),
);

/** The map panel. What is seen stays when what is chosen changes. */
export class WorldMap {
  #view: View | undefined;
  #places: readonly Place[] = [];
  readonly #points = svg('g');
  readonly #labels = svg('g', { 'aria-hidden': 'true' });
  readonly #box = h('div');
  #picture: SVGSVGElement | undefined;

  draw(app: App, { counts }: Selection): Node[] {
    const all = counts.get('LOCATION') ?? [];
    const located = all.flatMap((count) => placeOf(app, count));
    this.#places = located.slice(0, MOST_PLACES);
    this.#view ??= this.#places.length === 0 ? undefined : viewOf(mostOf(this.#places));
    const missing = sum(all) - sum(located.map(({ count }) => count));
    this.#drawPlaces(app);
    const picture = this.#frame();
    this.#see(this.#view ?? { x: 35 * NARROW, y: -28, width: 60 });
    return [
      this.#controls(app),
      picture,
      h(
        'p',
        { class: 'note' },
        [
          located.length > MOST_PLACES && app.say('mapLimit', MOST_PLACES),
          missing > 0 && app.say('noPoint', figure(missing)),
        ]
          .filter((note) => note !== false)
          .join(' '),
      ),
    ];
  }

  /** Sizes follow the width on the screen, which is known only when the map is on it. */
  resize(): void {
    if (this.#view !== undefined) this.#see(this.#view);
  }

  #frame(): HTMLElement {
    if (this.#picture !== undefined) return this.#box;
    this.#picture = svg(
      'svg',
      { class: 'map', role: 'group', 'aria-labelledby': 'map-title', 'data-map': true },
      svg(
        'g',
        { transform: `scale(${NARROW / 100} .01)`, 'aria-hidden': 'true' },
        svg('path', { class: 'land', d: LAND }),
        svg('path', { class: 'borders', d: BORDERS }),
      ),
      this.#points,
      this.#labels,
    );
    this.#listen(this.#picture);
    this.#box.append(this.#picture);
    // Not on an element of the drawing: that would become a stop itself.
    oneStop(this.#box);
    return this.#box;
  }

  #listen(picture: SVGSVGElement): void {
    let from: { x: number; y: number; view: View } | undefined;
    picture.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && this.#view) from = { x: event.clientX, y: event.clientY, view: this.#view };
    });
    picture.addEventListener('pointermove', (event) => {
      if (from === undefined || event.buttons === 0) return;
      const step = from.view.width / picture.clientWidth;
      const [x, y] = [(event.clientX - from.x) * step, (event.clientY - from.y) * step];
      if (Math.hypot(x, y) > 4 * step) this.#see({ ...from.view, x: from.view.x - x, y: from.view.y - y });
    });
    for (const name of ['pointerup', 'pointerleave'] as const) {
      picture.addEventListener(name, () => {
        from = undefined;
      });
    }
    picture.addEventListener('dblclick', () => this.#zoom(0.5));
    picture.addEventListener('keydown', ({ key }) => {
      if (key === '+' || key === '=') this.#zoom(0.6);
      if (key === '-') this.#zoom(1 / 0.6);
    });
  }

  #controls(app: App): Node {
    const button = (word: Parameters<App['say']>[0], sign: string, click: () => void): Node =>
      h(
        'button',
        { type: 'button', click, 'aria-label': app.say(word), title: app.say(word), 'data-key': `map ${word}` },
        sign,
      );
    const row = h(
      'div',
      { class: 'row', role: 'toolbar', 'aria-labelledby': 'map-title' },
      button('zoomIn', '+', () => this.#zoom(0.6)),
      button('zoomOut', '−', () => this.#zoom(1 / 0.6)),
      button('west', '←', () => this.#pan(-0.25, 0)),
      button('north', '↑', () => this.#pan(0, -0.25)),
      button('south', '↓', () => this.#pan(0, 0.25)),
      button('east', '→', () => this.#pan(0.25, 0)),
      h(
        'button',
        { type: 'button', click: () => this.#see(viewOf(this.#places)), 'data-key': 'map fit' },
        app.say('fit'),
      ),
    );
    // The compass stays as on every map, in either direction of writing.
    row.dir = 'ltr';
    oneStop(row);
    return row;
  }

  #zoom(factor: number): void {
    if (this.#view) this.#see({ ...this.#view, width: this.#view.width * factor });
  }

  #pan(x: number, y: number): void {
    const view = this.#view;
    if (view) this.#see({ ...view, x: view.x + x * view.width, y: view.y + (y * view.width) / ASPECT });
  }

  #drawPlaces(app: App): void {
    const most = Math.max(1, ...this.#places.map(({ count }) => count.mentions));
    const groups = this.#places.map(({ count, name, x, y }) => {
      const { thing, mentions, documents } = count;
      const label = `${visible(name)}, ${app.say('mentionsIn', mentions, documents)}`;
      const circle = svg('circle', { cx: x, cy: y, 'data-size': Math.sqrt(mentions / most) });
      const press = (event: KeyboardEvent): void => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        toggleThing(app, thing);
      };
      return svg(
        'g',
        {
          role: 'button',
          'aria-label': label,
          'aria-pressed': String(app.state.things.includes(thing)),
          'data-key': `place ${thing}`,
          tabindex: -1,
          click: () => toggleThing(app, thing),
          keydown: press,
        },
        svg('title', {}, label),
        circle,
      );
    });
    this.#points.replaceChildren(...groups);
    groups[0]?.setAttribute('tabindex', '0');
  }

  #see({ x, y, width: wanted }: View): void {
    const picture = this.#picture!;
    const width = Math.min(WIDEST, Math.max(CLOSEST, wanted));
    const height = width / ASPECT;
    const view = {
      x: Math.min(180 * NARROW, Math.max(-180 * NARROW, x)),
      y: Math.min(75, Math.max(-85, y)),
      width,
    };
    this.#view = view;
    picture.setAttribute('viewBox', `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`);
    const pixel = width / (picture.clientWidth || 600);
    const growth = GROWTH * Math.min(1, (picture.clientWidth || FULL_WIDTH) / FULL_WIDTH);
    for (const circle of this.#points.querySelectorAll('circle')) {
      circle.setAttribute('r', String((SMALLEST + growth * Number(circle.dataset.size)) * pixel));
    }
    this.#drawLabels(view, pixel);
  }

  /** Names of the most frequent places that are seen, as long as they do not run into each other. */
  #drawLabels(view: View, pixel: number): void {
    const taken: { x: number; y: number; width: number }[] = [];
    const size = 12 * pixel;
    const labels: Node[] = [];
    for (const { name, x, y, count } of this.#places) {
      if (labels.length === MOST_LABELS) break;
      if (Math.abs(x - view.x) > view.width / 2 || Math.abs(y - view.y) > view.width / ASPECT / 2) continue;
      const short = name.length > 24 ? `${name.slice(0, 23)}…` : name;
      const box = { x, y: y - size * 0.7, width: short.length * size * 0.6 };
      if (taken.some((other) => isClose(box, other, size))) continue;
      taken.push(box);
      labels.push(
        svg(
          'text',
          { x, y: box.y, 'font-size': size, 'stroke-width': 3 * pixel, 'data-thing': count.thing },
          visible(short),
        ),
      );
    }
    this.#labels.replaceChildren(...labels);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const isClose = (a: Box, b: Box, size: number): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < size * 1.2;

const sum = (counts: readonly Count[]): number => counts.reduce((total, { mentions }) => total + mentions, 0);

/** By its own coordinates, or by those of a point in the country that it is. */
function placeOf(app: App, count: Count): Place[] {
  const { name, at, iso } = app.data.things[count.thing]!;
  const point = at ?? countryPoints.get(iso ?? '');
  if (point === undefined || Math.abs(point[0]) > 180 || Math.abs(point[1]) > 90) return [];
  return [{ count, name, x: point[0] * NARROW, y: -point[1] }];
}

/** Four fifths of the mentions: a far place that is named once does not make the map a map of the world. */
function mostOf(places: readonly Place[]): readonly Place[] {
  const total = sum(places.map(({ count }) => count));
  const middle = { x: median(places, ({ x }) => x), y: median(places, ({ y }) => y) };
  const nearFirst = [...places].sort(
    (a, b) => Math.hypot(a.x - middle.x, a.y - middle.y) - Math.hypot(b.x - middle.x, b.y - middle.y),
  );
  let seen = 0;
  return nearFirst.filter(({ count }) => {
    const before = seen;
    seen += count.mentions;
    return before < total * 0.8;
  });
}

/** The value in whose middle the mentions part. */
function median(places: readonly Place[], coordinate: (place: Place) => number): number {
  const sorted = [...places].sort((a, b) => coordinate(a) - coordinate(b));
  let half = sum(places.map(({ count }) => count)) / 2;
  const middle = sorted.find(({ count }) => {
    half -= count.mentions;
    return half <= 0;
  });
  return coordinate(middle ?? sorted[0]!);
}

/** What shows all of the places with room around them. */
function viewOf(places: readonly Place[]): View {
  if (places.length === 0) return { x: 0, y: 0, width: WIDEST };
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max(east - west, (south - north) * ASPECT, 6) * 1.25;
  return { x: (west + east) / 2, y: (north + south) / 2, width };
}
