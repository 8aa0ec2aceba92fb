// An idle thread's event loop: what it is late by, the machine is.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parentPort } from "node:worker_threads";

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

parentPort.on("message", (asked) => {
  if (asked === "reset") delay.reset();
  else parentPort.postMessage(delay.max / 1e6);
});
