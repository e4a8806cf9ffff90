// What `--help` says below the flags of each command: what it is for, and lines to type. In: a command. Out: the same
// command, whose help ends with them. A test gives every line to the parser, so that none names what is not there.
import type { Command } from 'commander';

/** What is typed, and what it does. */
type Example = readonly [typed: string, does: string];
type Manual = { readonly about: string; readonly examples: readonly Example[] };

export const MANUALS: Readonly<Record<string, Manual>> = {
  build: {
    about:
      'The site appears whole or not at all: it is built in a sibling folder, which then takes the place of the old one. A folder that holds any file that we did not write is refused and left alone.',
    examples: [
      ['broadsheet build', 'reads seeds/, writes _site/'],
      [
        'broadsheet build --base-url https://example.org/my-library/',
        'adds a sitemap, canonical links, links in feeds',
      ],
      ['broadsheet build --strict --quiet', 'for a machine that builds on each push: problems stop it'],
      ['broadsheet build --json', 'counts, problems and times for another program'],
    ],
  },
  serve: {
    about: 'For you to look at, on the loopback address alone; it is no server for the public.',
    examples: [
      ['broadsheet serve', 'serves _site/ at http://127.0.0.1:4173/ or the next free port'],
      ['broadsheet serve --base-path /my-library/', 'as a host would that serves it under a path'],
    ],
  },
  watch: {
    about:
      'Rebuilds when a dump, a template, a style or broadsheet.yaml changes, and reloads the pages that are open. Problems of the last build are shown on the page, and the old site stays where a build fails.',
    examples: [
      ['broadsheet watch', 'builds, serves, rebuilds'],
      ['broadsheet watch --open', 'and opens the front page in your browser'],
    ],
  },
  add: {
    about:
      'Each dump is read first: its shape, how many papers it has and how many of them are new. It asks nothing and writes over nothing.',
    examples: [
      ['broadsheet add ~/Downloads/papers.html', 'stores it in seeds/ under a telling name'],
      ['broadsheet add --dry-run clipboard.txt', 'only says what would be done'],
      ['curl -s https://example.org/list | broadsheet add -', 'takes standard input'],
    ],
  },
  export: {
    about:
      'Formulas are TeX in jsonl, bibtex and markdown, Unicode in csv, ris and csl. A query is written as on the search page: words, "a phrase", -without, title:word, in:edition, topic:name, has:code.',
    examples: [
      ['broadsheet export --to papers.jsonl', 'every paper, one JSON object a line'],
      ['broadsheet export --format bibtex --edition "Sep 9"', 'citations of one edition'],
      [
        'broadsheet export --format csv --topic reasoning --query "title:graph -survey"',
        'what the search finds on a topic',
      ],
      ['broadsheet export --format sqlite --to library.db', 'a database with full-text search, for Datasette'],
    ],
  },
  digest: {
    about: 'A message without sender and receiver, for a mail program to open and send.',
    examples: [
      ['broadsheet digest --to digest.eml', 'the newest edition'],
      ['broadsheet digest --edition "Sep 9" --html', 'its HTML alone, to be pasted into a mail'],
    ],
  },
  maths: {
    about: 'The repair alone, a line for a line, so that any amount of text passes through.',
    examples: [
      ['broadsheet maths < texts.jsonl > mended.jsonl', 'lines {"id","text"} of JSON'],
      ['echo "we show O(n^2) for alphain(0,1]" | broadsheet maths --text', 'plain text'],
    ],
  },
  init: {
    about: 'Writes new files only, and says what is left to do by hand.',
    examples: [
      ['broadsheet init --host github', 'a workflow that builds and publishes on every push'],
      ['broadsheet init --host nginx --base-path /my-library/', 'a server block that serves _site/ under that path'],
    ],
  },
  check: {
    about: 'Reads everything and writes nothing. Every line is file:line: severity rule: message.',
    examples: [
      ['broadsheet check', 'problems and notes of all dumps'],
      ['broadsheet check --strict', 'ends with code 1 where there is a warning or an error'],
      ['broadsheet check --json', 'for another program'],
    ],
  },
  explain: {
    about: 'Names the entries of a paper, what ties them, and near ones that were kept apart.',
    examples: [['broadsheet explain "frechet regression"', 'by words of its title; an id will do as well']],
  },
  verify: {
    about: 'The manifest holds the SHA-256 of every file that the build wrote.',
    examples: [
      ['broadsheet verify', 'looks at _site/'],
      ['broadsheet verify /var/www/library', 'looks at a copy'],
    ],
  },
  config: {
    about: 'A flag wins over broadsheet.yaml, the file wins over the default.',
    examples: [['broadsheet config', 'every key, its value, and where that is from']],
  },
  doctor: {
    about:
      'Changes nothing. What is marked MISSING stands in the way of a build; the rest is needed only for what its line names.',
    examples: [['broadsheet doctor', 'looks at this machine and this folder']],
  },
  completion: {
    about: 'The script is made from the commands themselves: print it anew after an update.',
    examples: [
      ['source <(broadsheet completion bash)', 'in ~/.bashrc'],
      ['source <(broadsheet completion zsh)', 'in ~/.zshrc, after compinit'],
      ['broadsheet completion fish > ~/.config/fish/completions/broadsheet.fish', 'once'],
    ],
  },
};

/** Does nothing for a command that has no manual yet; a test asks for one. */
export function withExamples(command: Command): void {
  const manual = MANUALS[command.name()];
  if (manual === undefined) return;
  const lines = manual.examples.flatMap(([typed, does]) => [`  $ ${typed}`, `      ${does}`]);
  command.addHelpText('after', `\n${folded(manual.about)}\n\nExamples:\n${lines.join('\n')}`);
}

const WIDTH = 80;

function folded(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
