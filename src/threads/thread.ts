// A helper thread of a build. In: asks, one after another. Out: an answer to each, in their order.
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { Answer, Ask, Tasks } from './pool.ts';
import { TASKS } from './tasks.ts';

// Room for new objects, left alone, grows to 48 MB a thread and is never given back: a sixth of what a build takes. From
// here on it stays as it is, in the calling thread too; no time could be measured that this costs.
setFlagsFromString('--semi-space-growth-factor=1');

const port = parentPort!;
let last: Promise<void> = Promise.resolve();

port.on('message', (ask: Ask) => {
  last = last.then(() => answer(ask)).then((said) => port.postMessage(said));
});

async function answer({ task, input }: Ask): Promise<Answer> {
  try {
    return { output: await (TASKS as Tasks)[task]!(input) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
