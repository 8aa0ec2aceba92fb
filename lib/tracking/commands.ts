import { addActivities, type NewActivity } from "@/lib/activities/steps";
import { readVisit } from "@/lib/engine/visits";
import { t } from "@/lib/language";
import { leadContext } from "@/lib/leads/steps/context";
import { lockPeople } from "@/lib/leads/store/merges";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { noInput, saveTrackingInput } from "./schema";
import { recordVisitsInput } from "./schema/visits";
import { hashOf } from "./steps";
import {
  deleteVisits,
  insertVisits,
  readLinks,
  readOldVisits,
  readTrackingRow,
  takeVisitTurn,
  type VisitRow,
  writeTracking,
} from "./store";

const DAY_MS = 24 * 60 * 60_000;
const OLD_AT_ONCE = 500;

/** Which websites send visits, how their pages are called, and how long strangers' visits stay. */
export const saveTracking = defineCommand({
  name: "tracking.save",
  permission: "tracking:write",
  input: saveTrackingInput,
  async run({ tx, input: { version, ...tracking }, now }) {
    const before = (await readTrackingRow(tx)).tracking;
    if (!(await writeTracking(tx, tracking, version, now))) {
      refuse(
        "conflict",
        t(
          "Somebody else changed this meanwhile. Reload the page to see theirs, then change yours.",
        ),
      );
    }
    const facts = ({ sites, pages, retentionDays }: typeof tracking) => ({
      sites,
      pages: pages.map(({ pattern, page }) => `${pattern} is “${page}”`),
      retentionDays,
    });
    return {
      result: { version: version + 1 },
      audit: [
        {
          action: "tracking.change",
          entity: "settings",
          entityId: "tracking",
          before: facts(before),
          after: facts(tracking),
        },
      ],
    };
  },
});

/**
 * Records visits: as activities of the lead whose browser it is known to be, else for the day that
 * the visitor tells who they are. Pages have the names that the rules give them now.
 */
export const recordVisits = defineCommand({
  name: "tracking.record",
  permission: "system:run",
  input: recordVisitsInput,
  takesAnyText: true,
  async run({ tx, actor, input, now }) {
    await takeVisitTurn(tx);
    const { tracking } = await readTrackingRow(tx);
    const visits = input.visits.map(({ visitor, ...visit }) => ({
      visitor: hashOf(visitor),
      ...visit,
    }));
    const links = await readLinks(
      tx,
      visits.map(({ visitor }) => visitor),
    );
    const { held } = await lockPeople(tx, [...new Set(links.values())]);
    const known = new Set(held.map(({ id }) => id));
    const strangers: VisitRow[] = [];
    const activities: NewActivity[] = [];
    for (const { visitor, site, at, ...sent } of visits) {
      const visit = tracking.sites.includes(site) ? readVisit(sent, site, tracking.pages) : null;
      if (!visit) continue;
      const leadId = links.get(visitor);
      if (leadId !== undefined && known.has(leadId)) activities.push({ leadId, at, ...visit });
      else strangers.push({ id: newId(), visitor, at, ...visit });
    }
    await insertVisits(tx, strangers);
    const added = await addActivities(tx, held, activities, await leadContext(tx, actor, now));
    const counted = { strangers: strangers.length, activities: activities.length };
    const entry: AuditEntry = {
      action: "tracking.record",
      entity: "workspace",
      entityId: "workspace",
      after: counted,
    };
    return { result: counted, audit: [entry, ...added.entries] };
  },
});

/** Deletes what strangers did longer ago than the workspace keeps it. */
export const forgetVisits = defineCommand({
  name: "tracking.forget",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const { retentionDays } = (await readTrackingRow(tx)).tracking;
    const ids = await readOldVisits(tx, now - retentionDays * DAY_MS, OLD_AT_ONCE);
    if (ids.length === 0) refuse("conflict", "No visit is that old.");
    await deleteVisits(tx, ids);
    const after = { visits: ids.length };
    return {
      result: after,
      audit: [{ action: "tracking.forget", entity: "workspace", entityId: "workspace", after }],
    };
  },
});
