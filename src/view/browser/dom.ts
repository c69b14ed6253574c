/** Elements from names, attributes and children. Text comes in as text nodes only, so that it stays text. */

export type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>>;

/** An HTML element. An attribute that is `undefined` or `false` is not there; a function listens to the event of that name. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

/** An SVG element, likewise. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value as (event: Event) => void);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A stranger's text in its own direction. What turns the direction of a line is shown, not obeyed. */
export const bdi = (text: string): HTMLElement => h('bdi', { lang: isArabic(text) ? 'ar' : '' }, visible(text));

/** Text in which controls and direction overrides are visible. */
export const visible = (text: string): string =>
  text.replace(
    /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]|\p{Cs}/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const isArabic = (text: string): boolean => /[\u0600-\u06ff]/.test(text);

/** The direction of the first letter. */
export const directionOf = (text: string): 'rtl' | 'ltr' => {
  const first = /\p{L}/u.exec(text)?.[0];
  return first === undefined || /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first) ? 'rtl' : 'ltr';
};

/** One stop of the Tab key for all buttons in it; the arrow keys, Home and End move between them. */
export function oneStop(group: Element): void {
  const buttons = (): (HTMLElement | SVGElement)[] => [...group.querySelectorAll<HTMLElement>('button, [role=button]')];
  buttons().forEach((button, i) => {
    button.setAttribute('tabindex', i === 0 ? '0' : '-1');
  });
  group.addEventListener('focusin', ({ target }) => {
    for (const button of buttons()) button.setAttribute('tabindex', button === target ? '0' : '-1');
  });
  group.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const forward = getComputedStyle(group).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = {
      [forward]: at + 1,
      ArrowDown: at + 1,
      [backward]: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }[(event as KeyboardEvent).key];
    if (at < 0 || to === undefined || all[to] === undefined) return;
    event.preventDefault();
    all[to].focus();
  });
}
