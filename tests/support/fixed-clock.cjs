// Loaded into every process and thread before its own code: its clock stands at HANDOFF_TEST_NOW
// (epoch ms). Timers run all the same.
const now = Number(process.env.HANDOFF_TEST_NOW);

Date.now = () => now;
globalThis.Date = new Proxy(Date, {
  construct: (target, parts, maker) =>
    Reflect.construct(target, parts.length === 0 ? [now] : parts, maker),
});
