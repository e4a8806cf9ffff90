// Where a paper lies on the map, with lines to those that are like it, drawn over the map's picture once that is nearly
// in sight. In: the site's own script of some papers' places. Out: marks in the page's drawing. Without scripts the picture stands.
import { bringData } from './site-data.ts';

const NEARLY = '300px';
const SVG = 'http://www.w3.org/2000/svg';

function mark(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** @param places x and y of the paper, then of each that is tied to it */
function drawAt(drawing: Element, places: readonly number[]): void {
  const [x, y] = places.map(String);
  const lines: SVGElement[] = [];
  for (let at = 2; at + 1 < places.length; at += 2) {
    lines.push(mark('path', { class: 'tie-l', d: `M${x} ${y}L${places[at]} ${places[at + 1]}` }));
  }
  drawing.replaceChildren(...lines, mark('circle', { class: 'pt at', cx: x!, cy: y!, r: '17' }));
}

export function drawSpot(): void {
  const spot = document.querySelector<HTMLElement>('.spot[data-spots]');
  const drawing = spot?.querySelector('svg');
  const paper = document.querySelector<HTMLElement>('main[data-paper]')?.dataset.paper;
  if (spot === null || !drawing || paper === undefined) return;
  const draw = (json: string): void => {
    const places = (JSON.parse(json) as readonly (readonly [string, readonly number[]])[]).find(([end]) =>
      paper.endsWith(end),
    );
    if (places !== undefined) drawAt(drawing, places[1]);
  };
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      bringData('broadsheetSpots', spot.dataset.spots ?? '').then(draw, () => undefined);
    },
    { rootMargin: NEARLY },
  );
  watch.observe(spot);
}
