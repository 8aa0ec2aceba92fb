import { addBusinessMinutes } from "@/lib/engine/calendar";
import { isoDayText } from "@/lib/engine/locale";
import { t } from "@/lib/language";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { readWorkspace } from "@/lib/settings/store";
import { readAway } from "@/lib/users/store/absences";
import { leadIdInput, sweepInput } from "../schema/inputs";
import { calendarOf } from "../steps/context";
import { refuseGone } from "../steps/gone";
import { claim, readStaleClaims, readUntouched, release, releaseStale } from "../store/claims";
import { readUserNames, setAssigned } from "../store/moves";
import { lockLead, updateLeadRow } from "../store/working";

/** Holds an offered lead for a while, so that two SDRs never work one lead. */
export const claimLead = defineCommand({
  name: "lead.claim",
  permission: "lead:work",
  input: leadIdInput,
  async run({ tx, actor, input: { id }, now }) {
    if (actor.kind !== "user") refuse("forbidden", t("Only people who are signed in claim leads."));
    const { claimMinutes } = await readWorkspace(tx);
    const claimedUntil = now + claimMinutes * 60_000;
    const away = await readAway(tx, now);
    const back = away.get(actor.id);
    if (back !== undefined && (await lockLead(tx, id))?.ownerId !== actor.id) {
      refuse(
        "conflict",
        t`You are out of office until ${isoDayText(back)}. Say that you are back to take leads.`,
      );
    }
    if (!(await claim(tx, id, actor.id, now, claimedUntil, [...away.keys()]))) {
      const lead = await lockLead(tx, id);
      if (!lead) return refuseGone(tx, id);
      if (lead.stage !== "mql" && lead.stage !== "sal") {
        refuse("conflict", t("This lead is not offered to sales any more. Take another one."));
      }
      const names = await readUserNames(tx);
      const claimed = lead.claimedBy !== null && (lead.claimedUntil ?? 0) > now;
      const holder = names.get((claimed ? lead.claimedBy : lead.ownerId) ?? "") ?? t("A colleague");
      refuse("conflict", t`${holder} has this lead already. Take another one.`);
    }
    await setAssigned(tx, id, now);
    const after = { id, claimedBy: actor.id, claimedByName: actor.name, claimedUntil };
    return {
      result: { id, claimedUntil },
      audit: [{ action: "lead.claim", entity: "lead", entityId: id, after }],
    };
  },
});

export const releaseLead = defineCommand({
  name: "lead.release",
  permission: "lead:work",
  input: leadIdInput,
  async run({ tx, actor, input: { id } }) {
    const anybodys = can(actor, "lead:assign");
    if (!(await release(tx, id, anybodys ? null : (actor.id ?? "")))) {
      refuse("conflict", t("You do not hold this lead any more."));
    }
    const after = { id, claimedBy: null };
    return {
      result: { id },
      audit: [{ action: "lead.release", entity: "lead", entityId: id, after }],
    };
  },
});

function trail(entries: AuditEntry[], nothing: string): AuditTrail {
  const [first, ...more] = entries;
  const none = { action: nothing, entity: "workspace", entityId: "leads", after: { leads: 0 } };
  return first ? [first, ...more] : [none];
}

/** Lets go of claims that ran out. */
export const releaseStaleClaims = defineCommand({
  name: "lead.releaseStale",
  permission: "system:run",
  input: sweepInput,
  async run({ tx, input: { limit }, now }) {
    const stale = await readStaleClaims(tx, now, limit);
    const released = stale.length > 0 ? await releaseStale(tx, stale, now) : [];
    const entries = released.map(
      (id): AuditEntry => ({
        action: "lead.release",
        entity: "lead",
        entityId: id,
        after: { id, claimedBy: null },
      }),
    );
    return { result: { released: released.length }, audit: trail(entries, "lead.releaseStale") };
  },
});

/** Takes accepted leads that nobody touched in time from their owners; they stay accepted. */
export const returnUntouched = defineCommand({
  name: "lead.returnUntouched",
  permission: "system:run",
  input: sweepInput,
  async run({ tx, input: { limit }, now }) {
    const workspace = await readWorkspace(tx);
    const hours = workspace.autoReturnHours;
    const entries: AuditEntry[] = [];
    const waiting = hours === null ? [] : await readUntouched(tx, now - hours * 3_600_000, limit);
    for (const { id, stageAt, ownerId, version } of waiting) {
      const due = addBusinessMinutes(stageAt, (hours ?? 0) * 60, calendarOf(workspace));
      if (due > now) continue;
      const set = { ownerId: null, claimedBy: null, claimedUntil: null, updatedAt: now };
      if (!(await updateLeadRow(tx, id, version, set))) continue;
      entries.push({
        action: "lead.return",
        entity: "lead",
        entityId: id,
        before: { ownerId },
        after: { id, ownerId: null },
      });
    }
    return { result: { returned: entries.length }, audit: trail(entries, "lead.returnUntouched") };
  },
});
