// A helper thread for the pool's tests: it answers as `src/threads/thread.ts` does, and can be told to fail or to die.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ task, input }) => {
  if (task === 'die') process.exit(1);
  if (task === 'fail') parentPort.postMessage({ failure: `no ${input}` });
  else parentPort.postMessage({ output: { by: 'helper', double: input * 2 } });
});
