// A process that delivers webhooks until somebody ends it.
import { setTimeout as sleep } from "node:timers/promises";
import { store } from "@/db/client";
import { webhookRounds } from "@/lib/jobs/webhooks";

// What another process took before it died is due again in ten minutes: this clock is there.
const AHEAD_MS = Number(process.argv[2] ?? 0);
await store();
const round = webhookRounds(() => Date.now() + AHEAD_MS);
console.log("ready");
for (;;) {
  await round();
  await sleep(5);
}
