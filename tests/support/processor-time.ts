/**
 * Ms of processor time that this process, with all its threads, takes for `work`: unlike the clock it
 * does not count the time that other processes take on a busy machine.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
