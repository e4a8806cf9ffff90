// A theme: templates that stand in for ours, one by one; everything else is as it was.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTypesetter } from '../src/maths/typeset.ts';
import { createRenderer } from '../src/site/render.ts';
import { NO_THEME, readTheme } from '../src/theme.ts';
import { ASSETS, pageOf, SITE, surveyedLibrary } from './site/library.ts';

const EXAMPLE = 'test/fixtures/theme';
const rendererWith = (themed: Readonly<Record<string, string>>) => {
  const { typeset } = createTypesetter();
  return createRenderer({ templatesDir: 'templates', themed, typeset, assets: ASSETS, site: SITE, noteHtml: null });
};
const paper = () => pageOf('paper', surveyedLibrary(), ({ topics }) => topics.length > 0);

describe('the example theme', () => {
  const theme = readTheme(EXAMPLE, 'templates');

  test('is read whole', () => {
    expect(Object.keys(theme.themed)).toEqual(['foot', 'kicker']);
    expect(theme.styles.map(({ name }) => name)).toEqual([join(EXAMPLE, 'evening.css')]);
    expect(theme.files.map(({ name }) => name)).toEqual(['leaf.svg']);
  });

  test('replaces a partial on every page, frames another, and leaves the rest', () => {
    const html = String(rendererWith(theme.themed)(paper()).contents);
    const ours = String(rendererWith({})(paper()).contents);
    expect(html).toContain('<p class="imprint">Broadsheet, Editions</p>');
    expect(html).not.toContain('foot-logo');
    expect(html).toMatch(/<div class="framed">\n<p class="kicker">.*<\/p>\n?<\/div>/);
    const without = (text: string): string =>
      text
        .replace(/<footer[\s\S]*<\/footer>\n?/, '')
        .replace('<div class="framed">\n', '')
        .replace(/(<p class="kicker">.*<\/p>)\n?<\/div>/, '$1')
        .replace(/\s+/g, '');
    expect(without(html)).toBe(without(ours));
  });
});

test('no theme is one that replaces nothing', () => {
  expect(readTheme(null, 'templates')).toBe(NO_THEME);
});

describe('a theme with a fault', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-theme-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const fault = (): string => {
    try {
      readTheme(folder, 'templates');
      return '';
    } catch (error) {
      return (error as Error).message.replaceAll(relative('.', folder), 'theme').replaceAll(folder, 'theme');
    }
  };

  test('changes its key with every file', () => {
    write('foot.eta', 'a');
    const { key } = readTheme(folder, 'templates');
    write('foot.eta', 'b');
    expect(readTheme(folder, 'templates').key).not.toBe(key);
  });

  test.each([
    ['fooot.eta', 'x', 'theme/fooot.eta stands in for no template (did you mean foot.eta?)'],
    ['notes.txt', 'x', 'theme/notes.txt is neither a template, a style, a picture nor a face; move it away.'],
    [
      'foot.eta',
      'one\n<p><%= it.page.title %></p>\n<p><%= it.page.( %></p>\nfour\n',
      "theme/foot.eta:3: Unexpected token '('\n    2| <p><%= it.page.title %></p>\n >> 3| <p><%= it.page.( %></p>\n    4| four",
    ],
    [
      'foot.eta',
      'one\n<p><%= it.x </p>\n',
      'theme/foot.eta:2: unclosed tag\n    1| one\n >> 2| <p><%= it.x </p>\n    3| ',
    ],
  ])('%s is refused before any work', (name, text, message) => {
    write(name, text);
    expect(fault()).toBe(message);
  });

  test('a folder that is not there is named', () => {
    expect(() => readTheme('nowhere', 'templates')).toThrow(
      'There is no theme folder nowhere. Make it, or name another with --theme or under theme.',
    );
  });

  test('a template that fails as it is printed is told with file, line and excerpt', () => {
    write('kicker.eta', '<p>one</p>\n<p>two</p>\n<p><%= it.page.nothing.here %></p>\n');
    const { themed } = readTheme(folder, 'templates');
    let message = '';
    try {
      rendererWith(themed)(paper());
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.slice(message.indexOf('kicker.eta'))).toBe(
      "kicker.eta:3: Cannot read properties of undefined (reading 'here')\n" +
        '    1| <p>one</p>\n    2| <p>two</p>\n >> 3| <p><%= it.page.nothing.here %></p>\n    4| ',
    );
  });
});

test('docs/theming.md names every template, and none that is not', () => {
  const docs = readFileSync('docs/theming.md', 'utf8');
  const table = docs.slice(docs.indexOf('| template |'), docs.indexOf('`<%~ include'));
  const named = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names]) =>
    names!.split(', ').map((name) => name.slice(1, -1)),
  );
  const templates = readdirSync('templates').map((name) => name.replace(/\.eta$/, ''));
  expect(named.sort()).toEqual(templates.sort());
});
