import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** Servers have the code of their threads built; other programs run from the sources, and so do their threads. */
export function hasBuiltThreads(): boolean {
  return process.env.NEXT_RUNTIME === "nodejs";
}

/** A thread of a program that runs from the sources. */
export function threadFromSources(file: string, name: string): Worker {
  const source = pathToFileURL(file).href;
  const start = `import("tsx/esm/api").then(({ register }) => (register(), import("${source}")))`;
  return new Worker(start, { name, eval: true });
}
