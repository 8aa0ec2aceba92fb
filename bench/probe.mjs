// Loaded into the benchmark's server before it starts: watches statements and the event loop, and
// tells what it saw when the benchmark asks over the process's channel.
import { subscribe } from "node:diagnostics_channel";
import { monitorEventLoopDelay } from "node:perf_hooks";

const statements = new Map();
// What it tells includes its own interval.
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

subscribe("handoff:statement", ({ source, ms }) => {
  const seen = statements.get(source);
  if (seen) seen.push(ms);
  else statements.set(source, [ms]);
});

let before = process.cpuUsage();
const sum = ({ user, system }) => user + system;

function report() {
  const longest = [...statements].map(([source, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const half = sorted[Math.floor(sorted.length / 2)];
    return { source, runs: sorted.length, median: half, longest: sorted.at(-1) };
  });
  longest.sort((a, b) => b.longest - a.longest);
  const inMs = (nanoseconds) => nanoseconds / 1e6;
  return {
    statements: longest.slice(0, 12),
    delay: {
      p50: inMs(delay.percentile(50)),
      p99: inMs(delay.percentile(99)),
      max: inMs(delay.max),
    },
    // Told in KiB.
    peakMemory: process.resourceUsage().maxRSS * 1024,
    processor: inMs(sum(process.cpuUsage(before)) * 1000),
  };
}

process.on("message", (asked) => {
  if (asked === "reset") {
    statements.clear();
    delay.reset();
    before = process.cpuUsage();
    process.send("reset");
  } else if (asked === "report") {
    process.send(report());
  }
});
// The channel must not keep the server alive.
process.channel?.unref();
