// Loaded into a server under test before its own code: SIGUSR2 makes its worker thread throw.
const { isMainThread } = require("node:worker_threads");

const crash = new BroadcastChannel("crash-analyst");
crash.unref();
if (isMainThread) process.on("SIGUSR2", () => crash.postMessage(null));
else {
  crash.onmessage = () => {
    throw new Error("Crashed on purpose");
  };
}
