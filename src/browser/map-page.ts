// The map, where scripts run: nearer, farther, about, and which papers hold some words. In: keys, wheel, fingers, words.
// Out: another view box of the same drawing; found points in red. Without scripts the drawing and its links stand.
import { say } from './say.ts';
import { text } from './text.ts';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const NEAREST = 8;
const STEP = 1.5;
/** A pointer that moved less than this has pressed, not dragged, in pixels. */
const STILL = 4;

const boxOf = (svg: SVGSVGElement): Box => {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { x, y, width, height };
};

function setBox(svg: SVGSVGElement, whole: Box, { x, y, width, height }: Box): void {
  const inside = (value: number, least: number, most: number): number =>
    Math.min(Math.max(value, least), Math.max(least, most));
  const left = inside(x, whole.x, whole.x + whole.width - width);
  const top = inside(y, whole.y, whole.y + whole.height - height);
  svg.setAttribute('viewBox', [left, top, width, height].map((one) => one.toFixed(1)).join(' '));
  // Points and names keep their size on the screen, so that what was crowded comes apart.
  svg.style.setProperty('--near', String(width / whole.width));
  svg.classList.toggle('is-near', width < whole.width);
}

/** The same box, `factor` times as wide, about a place that stays where it is. */
function scaled(box: Box, whole: Box, factor: number, at: { x: number; y: number }): Box {
  const width = Math.min(whole.width, Math.max(whole.width / NEAREST, box.width * factor));
  const share = width / box.width;
  return {
    x: at.x - (at.x - box.x) * share,
    y: at.y - (at.y - box.y) * share,
    width,
    height: (width * whole.height) / whole.width,
  };
}

const middleOf = ({ x, y, width, height }: Box): { x: number; y: number } => ({ x: x + width / 2, y: y + height / 2 });

const middleOne = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Amid the points that were found, those in sight first; null where none was sought or found. */
function amidFound(svg: SVGSVGElement): { x: number; y: number } | null {
  const box = boxOf(svg);
  const found = [...svg.querySelectorAll<SVGCircleElement>('.pt.found')].map(({ cx, cy }) => ({
    x: cx.baseVal.value,
    y: cy.baseVal.value,
  }));
  const seen = found.filter(
    ({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  const places = seen.length > 0 ? seen : found;
  return places.length === 0
    ? null
    : { x: middleOne(places.map(({ x }) => x)), y: middleOne(places.map(({ y }) => y)) };
}

/** The same box about another place. */
const about = ({ width, height }: Box, { x, y }: { x: number; y: number }): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** A place of the screen in the drawing's own units. */
function placeOf(svg: SVGSVGElement, event: { clientX: number; clientY: number }): { x: number; y: number } {
  const frame = svg.getBoundingClientRect();
  const box = boxOf(svg);
  return {
    x: box.x + ((event.clientX - frame.left) / frame.width) * box.width,
    y: box.y + ((event.clientY - frame.top) / frame.height) * box.height,
  };
}

function dragAbout(svg: SVGSVGElement, whole: Box): void {
  let last: PointerEvent | null = null;
  let moved = 0;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    last = event;
    moved = 0;
  });
  addEventListener('pointermove', (event) => {
    if (last === null || event.pointerId !== last.pointerId) return;
    const box = boxOf(svg);
    const unit = box.width / svg.getBoundingClientRect().width;
    moved += Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY);
    setBox(svg, whole, {
      ...box,
      x: box.x - (event.clientX - last.clientX) * unit,
      y: box.y - (event.clientY - last.clientY) * unit,
    });
    last = event;
  });
  for (const kind of ['pointerup', 'pointercancel'] as const) {
    addEventListener(kind, () => {
      last = null;
    });
  }
  svg.addEventListener(
    'click',
    (event) => {
      if (moved > STILL) event.preventDefault();
      // A press that no pointer makes (a screen reader's) is none of this drag.
      moved = 0;
    },
    true,
  );
  svg.addEventListener('dragstart', (event) => event.preventDefault());
}

/** Marks the points whose titles hold all the words. */
function findPapers(svg: SVGSVGElement, field: HTMLInputElement, said: HTMLElement): void {
  const plain = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const points = [...svg.querySelectorAll('.pts .pt')].map((point) => ({
    point,
    title: plain(point.textContent ?? ''),
  }));
  const seek = (): void => {
    const words = plain(field.value)
      .split(/\s+/)
      .filter((word) => word !== '');
    let found = 0;
    for (const { point, title } of points) {
      const holds = words.length > 0 && words.every((word) => title.includes(word));
      point.classList.toggle('found', holds);
      if (holds) found++;
    }
    svg.classList.toggle('seeking', words.length > 0);
    said.textContent = words.length === 0 ? '' : text('own.titles', { n: found });
  };
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.addEventListener('input', seek);
  // What the points show to the eye, the search lists for every reader.
  field.addEventListener('keydown', (event) => {
    const words = field.value.trim().split(/\s+/);
    if (event.key !== 'Enter' || event.isComposing || words[0] === '') return;
    const asked = words.map((word) => `title:${word}`).join(' ');
    location.assign(`search.html?q=${encodeURIComponent(asked)}`);
  });
  seek();
}

export function runMap(): void {
  const svg = document.querySelector<SVGSVGElement>('svg.map-svg');
  const field = document.querySelector<HTMLInputElement>('#map-find');
  const said = document.querySelector<HTMLElement>('#map-said');
  if (svg === null || field === null || said === null) return;
  const whole = boxOf(svg);
  const zoom = (factor: number, at = middleOf(boxOf(svg))): void =>
    setBox(svg, whole, scaled(boxOf(svg), whole, factor, at));
  const acts: Readonly<Record<string, () => void>> = {
    // Nearer to what was sought, else to the middle of what is seen.
    'map-in': () => {
      const at = amidFound(svg);
      zoom(1 / STEP);
      if (at !== null) setBox(svg, whole, about(boxOf(svg), at));
    },
    'map-out': () => zoom(STEP),
    'map-whole': () => setBox(svg, whole, whole),
  };
  for (const [id, act] of Object.entries(acts)) {
    document.getElementById(id)?.addEventListener('click', () => {
      act();
      say(text('own.near', { times: Math.round(whole.width / boxOf(svg).width) }));
    });
  }
  // The wheel alone scrolls the page; with a key held it means the map.
  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1 / STEP : STEP, placeOf(svg, event));
    },
    { passive: false },
  );
  svg.addEventListener('dblclick', (event) => {
    event.preventDefault();
    zoom(1 / STEP, placeOf(svg, event));
  });
  dragAbout(svg, whole);
  walkAbout(svg, whole);
  findPapers(svg, field, said);
}

/** Of the view's size. */
const KEY_STEP = 0.2;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** With the focus on the map or its buttons the arrows move what is seen of it; of the whole map they scroll the page. */
function walkAbout(svg: SVGSVGElement, whole: Box): void {
  svg.setAttribute('tabindex', '0');
  svg.closest('figure')?.addEventListener('keydown', (event) => {
    const way = Object.hasOwn(WAYS, event.key) ? WAYS[event.key] : undefined;
    const box = boxOf(svg);
    if (way === undefined || event.target instanceof HTMLInputElement || box.width >= whole.width) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setBox(svg, whole, {
      ...box,
      x: box.x + way[0] * box.width * KEY_STEP,
      y: box.y + way[1] * box.height * KEY_STEP,
    });
  });
}
