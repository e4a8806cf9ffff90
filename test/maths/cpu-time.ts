// How much work something is, whatever else the machine is doing.

/** Milliseconds of processor time that this process spent on `run`. */
export function cpuTime(run: () => void): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
