/** The timeline: bars of how often the texts speak of a day, month, year or decade. */
import { type App, figure, isSame, type Selection } from './app.js';
import { bestScale, type DateCount, MOST_BARS, nameOf, periodOf, SCALES, type Scale, timeline } from './calendar.js';
import { bdi, h, oneStop } from './dom.js';

export function timelinePanel(app: App, { counts }: Selection): Node[] {
  const all = counts.get('DATE') ?? [];
  const dates: DateCount[] = all.flatMap(({ thing, mentions }) => {
    const span = app.index.spans[thing];
    return span === undefined ? [] : [{ span, mentions }];
  });
  const unresolved = sum(all.map(({ mentions }) => mentions)) - sum(dates.map(({ mentions }) => mentions));
  const scale = app.state.scale ?? bestScale(dates);
  const line = timeline(dates, scale, app.state.firstBar);
  const { first, bars, before, after, longer } = line;
  const move = (by: number) => () => app.change({ firstBar: first + by });
  const notes = [
    longer > 0 && app.say('longer', figure(longer)),
    unresolved > 0 && app.say('unresolved', figure(unresolved)),
  ].filter((note) => note !== false);
  return [
    h(
      'div',
      { class: 'row' },
      scaleChoice(app, scale),
      h(
        'button',
        { type: 'button', disabled: before === 0, click: move(-MOST_BARS / 2), 'data-key': 'earlier' },
        app.say('earlier', figure(before)),
      ),
      h(
        'button',
        { type: 'button', disabled: after === 0, click: move(MOST_BARS / 2), 'data-key': 'later' },
        app.say('later', figure(after)),
      ),
    ),
    ...(sum(bars) === 0 && before === 0 && after === 0
      ? [h('p', { class: 'soft' }, app.say('nothing'))]
      : [
          barRow(app, scale, first, bars),
          h(
            'div',
            { class: 'ends', 'aria-hidden': 'true' },
            bdi(nameOf(scale, first)),
            bdi(nameOf(scale, first + bars.length - 1)),
          ),
        ]),
    h('p', { class: 'note' }, notes.join(' ')),
  ];
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

function scaleChoice(app: App, scale: Scale): Node {
  const choice = h(
    'select',
    {
      'data-key': 'scale',
      change: () => app.change({ scale: choice.value as Scale, firstBar: undefined }),
    },
    ...SCALES.map((name) => h('option', { value: name, selected: name === scale }, app.say(name))),
  );
  return h('label', {}, `${app.say('scale')} `, choice);
}

/** The bars. What is seen of the time stays when one is pressed. */
function barRow(app: App, scale: Scale, first: number, bars: readonly number[]): Node {
  const most = Math.max(1, ...bars);
  const buttons = bars.map((count, i) => {
    const bar = h('span');
    bar.style.height = `${(100 * count) / most}%`;
    const period = periodOf(scale, first + i);
    const pressed = isSame(app.state.period, period);
    const label = `${nameOf(scale, first + i)}: ${figure(count)}`;
    return h(
      'button',
      {
        type: 'button',
        title: label,
        'aria-label': label,
        'aria-pressed': String(pressed),
        'data-key': `bar ${scale} ${first + i}`,
        click: () => app.change({ period: pressed ? undefined : period, scale, firstBar: first }),
      },
      bar,
    );
  });
  const row = h('div', { class: 'bars', role: 'toolbar', 'aria-labelledby': 'timeline-title' }, ...buttons);
  oneStop(row);
  return row;
}
