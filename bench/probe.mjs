// Loaded into the benchmark's server before it starts: tells what the process used, and where it is to
// be watched its statements and its event loop, when the benchmark asks over the process's channel.
import { subscribe } from "node:diagnostics_channel";
import { openSync, readSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { watchOwnMemory } from "./own-memory.mjs";

/** Nanoseconds that the request thread has run on a processor; null where the system does not tell. */
function processorClock() {
  try {
    const file = openSync("/proc/self/schedstat", "r");
    const text = Buffer.alloc(64);
    return () => Number(text.toString("latin1", 0, readSync(file, text, 0, 64, 0)).split(" ")[0]);
  } catch {
    return () => null;
  }
}

const inMs = (nanoseconds) => nanoseconds / 1e6;

/** Watching takes time of what is watched: of a batch of a thousand rows, each of its statements. */
function watch() {
  const statements = new Map();
  subscribe("handoff:statement", ({ source, ms }) => {
    const seen = statements.get(source);
    if (seen) seen.push(ms);
    else statements.set(source, [ms]);
  });

  // What it tells includes its own interval.
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();

  const ran = processorClock();
  let lastRan = ran();
  let longestWork = 0;
  // A delay tells of a busy machine too; this is what the thread itself did between two of its turns.
  setInterval(() => {
    const now = ran();
    longestWork = Math.max(longestWork, now - lastRan);
    lastRan = now;
  }, 1).unref();

  return {
    reset() {
      statements.clear();
      delay.reset();
      longestWork = 0;
    },
    seen() {
      const longest = [...statements].map(([source, all]) => {
        const sorted = all.toSorted((a, b) => a - b);
        const half = sorted[Math.floor(sorted.length / 2)];
        return { source, runs: sorted.length, median: half, longest: sorted.at(-1) };
      });
      longest.sort((a, b) => b.longest - a.longest);
      return {
        statements: longest.slice(0, 12),
        delay: {
          p50: inMs(delay.percentile(50)),
          p99: inMs(delay.percentile(99)),
          max: inMs(delay.max),
        },
        longestWork: lastRan === null ? null : inMs(longestWork),
      };
    },
  };
}

const watched = process.env.HANDOFF_BENCH_WATCHED === "1" ? watch() : null;
const peakMemory = watchOwnMemory();
let before = process.cpuUsage();
const sum = ({ user, system }) => user + system;

process.on("message", (asked) => {
  if (asked === "reset") {
    watched?.reset();
    before = process.cpuUsage();
    process.send("reset");
  } else if (asked === "used") {
    process.send({
      peakMemory: peakMemory(),
      processor: inMs(sum(process.cpuUsage(before)) * 1000),
    });
  } else if (asked === "seen") {
    process.send(watched?.seen() ?? null);
  }
});
// The channel must not keep the server alive.
process.channel?.unref();
