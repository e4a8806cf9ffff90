// The templates of a site: ours, and those that a theme puts in their place. In: a template's name and what it shows.
// Out: markup. A template that fails is told with its file, its line and the lines around it.
import { relative } from 'node:path';
import { Eta, EtaRuntimeError } from 'eta';

export type TemplatePlaces = {
  /** Absolute. */
  readonly templatesDir: string;
  /** Absolute paths of a theme's own templates, by name. */
  readonly themed: Readonly<Record<string, string>>;
};

export type Templates = (name: string, view: object) => string;

/** `./ours/entry` in a theme is our template of that name, to be put into another frame. */
const OURS = 'ours/';
/** Our templates have long lines. */
const LONGEST_LINE = 160;

/** @param printed what `<%= %>` prints */
export function openTemplates(places: TemplatePlaces, printed: (value: unknown) => string): Templates {
  const eta = etaOf(places, printed, false);
  let slow: Eta | null = null;
  return (name, view) => {
    try {
      return eta.render(name, view);
    } catch {
      // Only a template that fails is read so that it can tell where.
      slow ??= etaOf(places, printed, true);
      return rethrown(() => slow!.render(name, view));
    }
  };
}

function etaOf(
  { templatesDir, themed }: TemplatePlaces,
  escapeFunction: (value: unknown) => string,
  debug: boolean,
): Eta {
  const eta = new Eta({ views: templatesDir, escapeFunction, autoTrim: [false, 'nl'], cache: true, debug });
  const find = eta.resolvePath!;
  const paths = new Map<string, string>();
  const pathOf = (name: string): string => {
    const plain = name.replace(/^\.\//, '').replace(/\.eta$/, '');
    const own = Object.hasOwn(themed, plain) ? themed[plain] : undefined;
    return own ?? find.call(eta, plain.startsWith(OURS) ? plain.slice(OURS.length) : plain);
  };
  // All templates lie in one folder, so a name is enough to know one by; a page asks for thirty.
  eta.resolvePath = (name) => {
    const path = paths.get(name) ?? pathOf(name);
    paths.set(name, path);
    return path;
  };
  return eta;
}

/** An error of the innermost template that failed, with its place first. */
function rethrown(render: () => string): string {
  try {
    return render();
  } catch (error) {
    let inner = error;
    while (inner instanceof EtaRuntimeError && inner.cause instanceof EtaRuntimeError) inner = inner.cause;
    if (!(inner instanceof EtaRuntimeError)) throw error;
    const [place, ...lines] = inner.message.split('\n');
    const end = lines.indexOf('');
    const [, path, line] = /^(.*):(\d+)$/.exec(place!) ?? [null, place!, '?'];
    const excerpt = lines
      .slice(0, end)
      .map((one) => (one.length > LONGEST_LINE ? `${one.slice(0, LONGEST_LINE)}…` : one));
    const message = lines.slice(end + 1).join('\n');
    throw new Error(`${relative('', path!)}:${line}: ${message}\n${excerpt.join('\n')}`, { cause: inner.cause });
  }
}
