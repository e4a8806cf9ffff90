// Runs one program and measures it. In: a command and its arguments. Out: wall time, processor time of all its threads,
// the most memory it held, and what it printed. Memory and processor time come from /proc, so from Linux only.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How often /proc is asked, in milliseconds: what the last stretch before the end takes goes unseen. */
const EVERY = 25;
/** The kernel counts processor time in hundredths of a second. */
const TICKS = 100;

/** `failed` holds the end of what was printed where the program ended with an error, else null. */
export async function measured(command, args, { cwd } = {}) {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (printed += bytes));
  const seen = { cpu: null, memory: null };
  const look = () => Object.assign(seen, usageOf(child.pid) ?? seen);
  const watch = setInterval(look, EVERY);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', resolve);
  });
  clearInterval(watch);
  const wall = (performance.now() - started) / 1000;
  return { wall, ...seen, printed, failed: code === 0 ? null : printed.slice(-2000) };
}

/** Processor time in seconds and the peak of memory in bytes so far; null where they cannot be read. */
function usageOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const peak = /VmHWM:\s+(\d+) kB/.exec(status);
    if (peak === null) return null;
    return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, memory: Number(peak[1]) * 1024 };
  } catch {
    return null;
  }
}

/** Every file below a folder, with its size. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return { path, bytes: statSync(path).size };
    });
}
