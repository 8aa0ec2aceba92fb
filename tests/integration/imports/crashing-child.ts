// A process that imports a file and undoes that, again and again, and takes activities in meanwhile,
// until somebody ends it. What is acknowledged it says, a line each.
import { openAsBlob, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, ne } from "drizzle-orm";
import { store } from "@/db/client";
import { accounts, leads, observations } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import {
  continueInterrupted,
  receiveUpload,
  startUploadedImport,
  undoImport,
} from "@/lib/imports/commands/uploads";
import { listImports } from "@/lib/imports/queries/imports";
import { isGoing } from "@/lib/imports/schema";
import { mappingSchema } from "@/lib/imports/schema/mapping";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";

const [file = "", leadId = "", ahead = "0", until = "never"] = process.argv.slice(2);
// What another process was at before it died is given up after a minute: this clock is there.
const now = Date.now;
Date.now = () => now() + Number(ahead);

const MAPPING = mappingSchema.parse({
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    Id: { to: "externalId" },
    Company: { to: "attribute:company" },
    Stage: { to: "stage" },
  },
});

function say(text: string): void {
  writeSync(1, `${text}\n`);
}

async function latest() {
  const { imports } = unwrap(await ask(listImports, COMMAND_LINE, { limit: 1 }));
  return imports[0];
}

/** How an import or undo ended, and what is there by it. */
async function tell(): Promise<void> {
  const ended = await latest();
  if (!ended) return;
  const { read } = await store();
  const { created, updated, unchanged, failed } = ended.counts;
  const facts = await read.$count(observations, eq(observations.origin, `import:${ended.id}`));
  const there = await read.$count(leads, ne(leads.id, leadId));
  const companies = await read.$count(accounts);
  say(
    `${ended.state} ${[created, updated, unchanged, failed, facts, there, companies, ended.undo?.kept ?? 0].join(" ")}`,
  );
}

async function next(): Promise<void> {
  const last = await latest();
  if (last?.state === "done") {
    unwrap(await undoImport({ id: last.id }, COMMAND_LINE));
  } else if (last?.state === "uploaded") {
    unwrap(await startUploadedImport(last.id, MAPPING, COMMAND_LINE));
  } else {
    const body = (await openAsBlob(file)).stream();
    const sent = { actor: COMMAND_LINE, kind: "leads", fileName: "crash.csv", body };
    unwrap(await receiveUpload({ ...sent, declaredBytes: null }));
  }
}

async function takeActivities(): Promise<void> {
  for (let i = 0; ; i += 1) {
    const batch = `${ahead}-${i}`;
    const activities = Array.from({ length: 20 }, (_, n) => ({
      leadId,
      type: "page_view" as const,
      at: now(),
      props: { page: "pricing" },
      externalId: `${batch}-${n}`,
    }));
    unwrap(await execute(recordActivities, COMMAND_LINE, { activities }));
    say(`taken ${batch}`);
    await sleep(30);
  }
}

await store();
say("ready");
await continueInterrupted(Date.now());
const taking = until === "never" ? takeActivities() : undefined;
for (let state = ""; ; ) {
  const last = await latest();
  if (last && isGoing(last.state)) {
    state = last.state;
    await sleep(10);
    continue;
  }
  if (state !== "") await tell();
  state = "";
  if (last?.state === until) break;
  await next();
  if (isGoing((await latest())?.state ?? "done")) state = "begun";
}
await taking;
process.exit(0);
