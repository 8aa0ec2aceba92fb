import { store } from "@/db/client";
import { addBusinessMinutes } from "@/lib/engine/calendar";
import { continueInterrupted } from "@/lib/imports/commands/uploads";
import { releaseStaleClaims, returnUntouched } from "@/lib/leads/commands/claims";
import { calendarOf } from "@/lib/leads/steps/context";
import { readStaleClaims, readUntouched } from "@/lib/leads/store/claims";
import { hub } from "@/lib/live/hub";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { sweepScores } from "@/lib/scoring/commands";
import { anyScoreDue } from "@/lib/scoring/queries";
import { readWorkspace } from "@/lib/settings/store";
import { BatchSize } from "./batch-size";
import { checkDueDay } from "./daily";
import { notificationRounds } from "./notifications";
import { sendDueMail } from "./post";
import { keepToRetention } from "./retention";
import { besidesSample, clearRemovedSample, fillWithSample, unlessSample } from "./sample";
import { sweepDueSegments } from "./segments";
import { forgetOld } from "./visits";
import { webhookRounds } from "./webhooks";

const EVERY_MS = 30_000;
const FIRST_MS = 1000;
/** Rounds that come due together would hold up requests together. */
const APART_MS = 250;
/** So soon after a commit is told of it; commits in between are told of together. */
const AFTER_COMMIT_MS = 300;

/** Scores what is due, a transaction per batch so that people's writes come in between. */
export async function sweepDueScores(stopped: () => boolean = () => false): Promise<number> {
  const batch = new BatchSize();
  let scored = 0;
  while (!stopped() && unwrap(await ask(anyScoreDue, SWEEP, {}))) {
    const swept = await batch.run(
      async (limit) => unwrap(await execute(sweepScores, SWEEP, { limit })).scored,
    );
    // Everything due may be locked elsewhere or scored meanwhile: the next round looks again.
    if (swept === 0) break;
    scored += swept;
  }
  return scored;
}

async function tidyClaims(now: number): Promise<void> {
  const { read } = await store();
  const stale = await readStaleClaims(read, now, 1);
  if (stale.length > 0) unwrap(await execute(releaseStaleClaims, SWEEP, {}));
  const workspace = await readWorkspace(read);
  const hours = workspace.autoReturnHours;
  if (hours === null) return;
  // Who waited longest is due first, so that a look at one tells whether there is work.
  const [longest] = await readUntouched(read, now - hours * 3_600_000, 1);
  if (!longest) return;
  const due = addBusinessMinutes(longest.stageAt, hours * 60, calendarOf(workspace));
  if (due <= now) unwrap(await execute(returnUntouched, SWEEP, {}));
}

export interface Jobs {
  stop(): Promise<void>;
}

const shared = globalThis as unknown as { handoffJobs?: Jobs };

/**
 * Work that comes round again and again, where it follows commits soon after each; what keeps one
 * round waiting holds up no other.
 */
function repeat(
  work: (stopped: () => boolean) => Promise<unknown>,
  { after, followsCommits = false }: { after: number; followsCommits?: boolean },
): Jobs {
  let stopped = false;
  let isRunning = false;
  let isWanted = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function round(): Promise<void> {
    try {
      await work(() => stopped);
    } catch (error) {
      log.error({ err: error }, "background jobs failed");
    }
  }
  // The next round is set only when one has ended, so that two never overlap.
  function next(delay: number): void {
    clearTimeout(timer);
    isWanted = delay < EVERY_MS;
    timer = setTimeout(() => {
      isRunning = true;
      isWanted = false;
      running = round().finally(() => {
        isRunning = false;
        if (!stopped) next(isWanted ? AFTER_COMMIT_MS : EVERY_MS);
      });
    }, delay);
    timer.unref();
  }
  function wake(): void {
    if (stopped || isWanted) return;
    isWanted = true;
    if (!isRunning) next(AFTER_COMMIT_MS);
  }
  next(after);
  const unhear = followsCommits ? hub().onCommit(wake) : () => {};
  return {
    stop() {
      stopped = true;
      unhear();
      clearTimeout(timer);
      return running;
    },
  };
}

function start(): Jobs {
  const followers = [notificationRounds(), webhookRounds()];
  const besides = [
    ...followers,
    async (stopped: () => boolean) => {
      await sweepDueSegments(stopped);
      if (!stopped()) await sweepDueScores(stopped);
      if (!stopped()) await tidyClaims(Date.now());
    },
    () => checkDueDay(Date.now()),
    () => continueInterrupted(Date.now()),
    forgetOld,
    (stopped: () => boolean) => keepToRetention(Date.now(), stopped),
    // Mail servers may take their time.
    unlessSample(sendDueMail),
  ];
  const sample = async (stopped: () => boolean) => {
    await fillWithSample();
    await clearRemovedSample(stopped);
  };
  const works = [sample, ...besides.map(besidesSample)];
  const rounds = works.map((work, i) =>
    repeat(work, { after: FIRST_MS + i * APART_MS, followsCommits: i <= followers.length }),
  );
  return {
    async stop() {
      await Promise.all(rounds.map((one) => one.stop()));
    },
  };
}

/** Starts what runs by itself, once per process; it ends when the process shuts down. */
export function startJobs(): Jobs {
  if (!shared.handoffJobs) {
    const jobs = start();
    shared.handoffJobs = jobs;
    hub().onShutDown(() => void jobs.stop());
  }
  return shared.handoffJobs;
}
