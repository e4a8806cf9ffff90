// `broadsheet maths`: the repair alone, on any text. In: standard input, JSON lines or plain text. Out: standard output,
// a line for a line, so that any amount of text passes through.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { BadUse } from '../options.ts';

export function addMaths(cli: Command): void {
  cli
    .command('maths')
    .description('mend the maths of texts: lines {"id","text"} of JSON in, lines {"id","markdown","formulas"} out')
    .option('--text', 'read plain text and print the mended Markdown')
    .action(async ({ text = false }: { readonly text?: boolean }) => {
      // What mends takes a while to load, and only this command asks for it here.
      const { answerLine, mendText } = await import('../maths/lines.ts');
      await mendInput(text ? mendText : answerLine);
    });
}

async function mendInput(mend: (line: string) => string | null): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const answer = told(number, () => mend(line));
    if (answer !== null && !process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
  }
}

function told<T>(line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BadUse(`standard input, line ${line}: ${error instanceof Error ? error.message : error}`);
  }
}
