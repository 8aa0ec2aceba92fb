import {
  forgetNotifications,
  mailNotifications,
  queueNotifications,
  warnOfDeadlines,
} from "@/lib/notifications/commands/deliver";
import { notificationNews, notificationWork } from "@/lib/notifications/queries";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { type Outcome, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";

/** Commits wake these rounds; what follows the clock needs to be looked at less often. */
const WORK_EVERY_MS = 20_000;

/** Whether it was done; another process may have been faster. */
function isDone(outcome: Outcome<unknown>): boolean {
  if (!outcome.ok && outcome.code === "conflict") return false;
  unwrap(outcome);
  return true;
}

/** Tells people of what happened, of deadlines, and by mail; remembers how far it looked. */
export function notificationRounds(clock: () => number = Date.now) {
  let looked = 0;
  let workedAt = 0;

  async function queue(stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const news = unwrap(await ask(notificationNews, SWEEP, { after: looked }, clock()));
      if (
        news.any &&
        !isDone(await execute(queueNotifications, SWEEP, { after: looked }, clock()))
      ) {
        return;
      }
      looked = news.until;
      if (news.isWhole) return;
    }
  }

  async function work(): Promise<void> {
    const due = unwrap(await ask(notificationWork, SWEEP, {}, clock()));
    if (due.isNear) isDone(await execute(warnOfDeadlines, SWEEP, {}, clock()));
    if (due.isMailDue) isDone(await execute(mailNotifications, SWEEP, {}, clock()));
    if (due.isOld) isDone(await execute(forgetNotifications, SWEEP, {}, clock()));
  }

  return async (stopped: () => boolean = () => false): Promise<void> => {
    await queue(stopped);
    if (stopped() || clock() < workedAt + WORK_EVERY_MS) return;
    workedAt = clock();
    await work();
  };
}
