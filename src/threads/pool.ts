// Threads that share a build's work. In: how many, the program they run, tasks by name. Out: results, piece by piece, as
// they are done. The calling thread works too: a pool without helpers runs the same tasks, all on the calling thread.
// A helper that fails, or dies, fails the work with its message.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Pieces of work by name. What goes in and out must be plain data. */
// biome-ignore lint/suspicious/noExplicitAny: each task has its own input and output; `each` infers them by name.
export type Tasks = Readonly<Record<string, (input: any) => any>>;

export type Ask = { readonly task: string; readonly input: unknown };
export type Answer = { readonly output: unknown } | { readonly failure: string };

export type Pool<All extends Tasks> = {
  /**
   * Runs a task on each input and hands every output to `done`, in the order in which they are ready. Inputs are
   * taken only when a thread is free, so they may be made as they are taken. The calling thread does what
   * `meanwhile` asks of it, then joins in.
   */
  each<Name extends keyof All & string>(
    task: Name,
    inputs: Iterable<Parameters<All[Name]>[0]>,
    done: (output: Awaited<ReturnType<All[Name]>>, input: Parameters<All[Name]>[0]) => void,
    meanwhile?: () => Promise<unknown>,
  ): Promise<void>;
  /**
   * One helper, for work that comes in several asks: it answers them in their order, beside all that it is asked for
   * otherwise. The calling thread answers where there is no helper.
   */
  one(): One<All>;
  close(): void;
};

/** @param moved parts of the input that the helper takes over: the calling thread has them no more */
export type One<All extends Tasks> = <Name extends keyof All & string>(
  task: Name,
  input: Parameters<All[Name]>[0],
  moved?: readonly ArrayBuffer[],
) => Promise<Awaited<ReturnType<All[Name]>>>;

/** Seeds of fewer bytes are built on one thread: a second one would take longer to start than to do its share. */
const FEW_BYTES = 200_000;
/** Pieces that a helper has at hand: while the calling thread is at one of its own, or makes the next, it hears no answer. */
const AT_HAND = 4;
/** Threads read one library and write one disk; more than these wait for each other. */
const MOST_THREADS = 8;

/** @param asked by --workers; null to choose by the bytes of the seeds and the processors of this machine */
export function threadsFor(asked: number | null, bytes: number): number {
  if (asked !== null) return asked;
  return bytes < FEW_BYTES ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

/**
 * Nothing is loaded or started before there is work: often there is none.
 * @param load brings the calling thread's own tasks
 * @param threads all together; one fewer are started beside the calling one
 * @param program a JavaScript file that calls `answerAsks` with the same tasks
 */
export function openPool<All extends Tasks>(
  load: () => Promise<All>,
  threads: number,
  program: string | URL,
): Pool<All> {
  let helpers: readonly Helper[] | null = null;
  const start = () => Array.from({ length: Math.max(0, threads - 1) }, () => openHelper(program));
  return {
    async each(task, inputs, done, meanwhile = async () => {}) {
      helpers ??= start();
      const left = inputs[Symbol.iterator]();
      let failed = false;
      const work = async (run: (input: never) => unknown): Promise<void> => {
        try {
          for (let next = left.next(); !next.done && !failed; next = left.next()) {
            done((await run(next.value as never)) as never, next.value);
          }
        } catch (error) {
          failed = true;
          throw error;
        }
      };
      const asks = helpers.flatMap(({ ask }) =>
        Array.from({ length: AT_HAND }, () => work((input) => ask(task, input))),
      );
      const own = meanwhile().then(
        () =>
          work(async (input) => {
            const output = await (await load())[task]!(input);
            await answersHeard();
            return output;
          }),
        (error) => {
          failed = true;
          throw error;
        },
      );
      const ends = await Promise.allSettled([...asks, own]);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
    one() {
      helpers ??= start();
      const helper = helpers.at(-1);
      const ask = helper?.ask ?? (async (task: string, input: unknown) => (await load())[task]!(input as never));
      return ask as One<All>;
    },
    close() {
      for (const { end } of helpers ?? []) end();
    },
  };
}

/** Lets what the helpers have answered be heard before the next piece of the calling thread's own. */
const answersHeard = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Helper = {
  readonly ask: (task: string, input: unknown, moved?: readonly ArrayBuffer[]) => Promise<unknown>;
  readonly end: () => void;
};

function openHelper(program: string | URL): Helper {
  const worker = new Worker(program);
  const waiting: { resolve: (output: unknown) => void; reject: (error: Error) => void }[] = [];
  let dead: Error | null = null;
  const die = (error: Error): void => {
    dead ??= error;
    for (const { reject } of waiting.splice(0)) reject(dead);
  };
  // Answers come in the order of the asks.
  worker.on('message', (answer: Answer) => {
    const { resolve, reject } = waiting.shift()!;
    if ('failure' in answer) reject(new Error(answer.failure));
    else resolve(answer.output);
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('A thread of the build ended before its work was done.')));
  worker.unref();
  return {
    ask: (task, input, moved = []) =>
      new Promise((resolve, reject) => {
        if (dead !== null) return reject(dead);
        worker.ref();
        waiting.push({ resolve, reject });
        worker.postMessage({ task, input } satisfies Ask, moved);
      }),
    end: () => void worker.terminate(),
  };
}
