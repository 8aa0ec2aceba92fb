import type { ReadDb } from "@/db/handles";
import { periodOfKey } from "@/lib/engine/calendar";
import { MINUTE_MS } from "@/lib/engine/time-zone";
import { t } from "@/lib/language";
import { refuseGone } from "@/lib/leads/steps/gone";
import { lockLead } from "@/lib/leads/store/working";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { recordConsentInput } from "./schema";
import { insertConsent } from "./store";

const FUTURE = "This is in the future.";
const ACTIONS = { given: "consent.give", withdrawn: "consent.withdraw" } as const;

/**
 * Between which moments somebody said so, as far as is known by `now`: a day without a time is all of
 * it, and a time without seconds all of its minute. Null where it lies ahead.
 */
async function spanOf(
  db: ReadDb,
  { at, day }: { at?: number | undefined; day?: string | undefined },
  now: number,
): Promise<{ at: number; latestAt: number | null } | null> {
  if (day !== undefined) {
    const { timeZone } = await readWorkspace(db);
    const whole = periodOfKey(day, timeZone);
    if (!whole || whole.from > now) return null;
    return { at: whole.from, latestAt: Math.min(whole.to - 1, now) };
  }
  if (at === undefined) return { at: now, latestAt: null };
  if (at > now) return null;
  return { at, latestAt: at % MINUTE_MS === 0 ? Math.min(at + MINUTE_MS - 1, now) : null };
}

/**
 * Records what a person agreed to, or that they took it back. It is added, and nothing that was recorded
 * before is changed.
 */
export const recordConsent = defineCommand({
  name: "consent.record",
  permission: "lead:write",
  input: recordConsentInput,
  async run({ tx, actor, input, now }) {
    const { leadId, state, how, version } = input;
    const said = await spanOf(tx, input, now);
    if (!said)
      refuse("invalid", t(FUTURE), { [input.day === undefined ? "at" : "day"]: t(FUTURE) });
    if (!(await lockLead(tx, leadId))) return refuseGone(tx, leadId);
    const wording = input.wording || null;
    const id = newId();
    await insertConsent(tx, {
      id,
      leadId,
      state,
      ...said,
      wording,
      wordingVersion: version || null,
      how,
      recordedAt: now,
      recordedBy: actor.id,
      recordedByName: actor.name,
    });
    return {
      result: { id },
      audit: [
        {
          action: ACTIONS[state],
          entity: "lead",
          entityId: leadId,
          after: { ...said, how, wording, version: version || null },
        },
      ],
    };
  },
});
