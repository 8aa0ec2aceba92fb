// A process that checks the day and sends mail, at the same moment as others.
import { setTimeout as sleep } from "node:timers/promises";
import { closeStore, store } from "@/db/client";
import { checkDueDay } from "@/lib/jobs/daily";
import { sendDueMail } from "@/lib/jobs/post";

const [now = 0, start = 0] = process.argv.slice(2).map(Number);
await store();
await sleep(Math.max(0, start - Date.now()));
const checked = await checkDueDay(now);
const sent = await sendDueMail(undefined, () => now);
console.log(JSON.stringify({ checked, sent }));
await closeStore();
