// What no file of ours may do, found without running it: browser code that parses markup or makes code of text, and
// templates that print raw what is no markup of ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const filesIn = (folder: string, kind: RegExp): { readonly path: string; readonly text: string }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .sort()
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));

/** Every way of the DOM and the language by which a text becomes markup or a program. */
const SINKS =
  /\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write(?:ln)?\b|\bDOMParser\b|\bcreateContextualFragment\b|\bsetHTML(?:Unsafe)?\b|\bsrcdoc\b|\beval\(|\bnew Function\b|\b(?:setTimeout|setInterval)\(\s*['"`]|\bimport\(|\bsetAttribute\(\s*['"`]on/;

test.each(filesIn('src/browser', /\.ts$/))('$path makes neither markup nor code of text', ({ text }) => {
  expect(text.match(SINKS)?.[0]).toBeUndefined();
});

test.each(filesIn('dist/browser', /\.js$/))('nor does $path, with all that is bundled into it', ({ text }) => {
  expect(text.match(SINKS)?.[0]).toBeUndefined();
});

test('only one file adds scripts to a page', () => {
  const adding = filesIn('src/browser', /\.ts$/).filter(({ text }) => /createElement\('script'\)|\.src\s*=/.test(text));
  expect(adding.map(({ path }) => path)).toEqual(['src/browser/site-script.ts']);
});

describe('templates', () => {
  test.each(filesIn('templates', /\.eta$/))(
    '$path prints raw only partials, and what is named as markup',
    ({ text }) => {
      const raw = [...text.matchAll(/<%~\s*([\s\S]*?)%>/g)].map(([, code]) => code!.trim());
      expect(raw.filter((code) => !/^include\('\.\/[a-z-]+'/.test(code) && !/^it\.\w*Html(?:\(|$)/.test(code))).toEqual(
        [],
      );
    },
  );

  test.each(filesIn('templates', /\.eta$/))('$path puts what it prints between tags or between quotes', ({ text }) => {
    // The language and direction of papers are whole attributes, two constants of the renderer.
    const own = text.replaceAll('<%~ it.paperHtml %>', '');
    const flat = own.replace(/<%[^=~][\s\S]*?%>/g, '').replace(/<%[=~][\s\S]*?%>/g, '@@');
    const tags = flat.match(/<[a-zA-Z](?:[^<>"]|"[^"]*")*>/g) ?? [];
    const unquoted = tags.filter((tag) => tag.replace(/="[^"]*"/g, '').includes('@@'));
    expect(unquoted).toEqual([]);
  });
});
