import type { ReadDb } from "@/db/handles";
import { type NotificationKind, notificationOf } from "@/lib/engine/notifications";
import type { Role } from "@/lib/engine/roles";
import { can } from "@/lib/operations/policy";
import { KIND_INFO } from "../schema";
import {
  type Notifiable,
  readAlertReports,
  readHandMakers,
  readImporters,
  readPresent,
  readProposers,
  readSides,
} from "../store/events";

export interface Person {
  id: string;
  role: Role;
}

/** One person to be told of one thing. */
export interface Told {
  userId: string;
  kind: NotificationKind;
  leadId: string | null;
  aboutId: string | null;
  seq: number;
  at: number;
}

interface Facts {
  ownerId?: string | null;
  disputeId?: string;
  people?: string[];
}
const factsOf = (side: unknown): Facts => (side ?? {}) as Facts;

type World = Awaited<ReturnType<typeof readWorld>>;

async function readWorld(db: ReadDb, entries: readonly Notifiable[]) {
  const idsOf = (wanted: string) =>
    entries.filter(({ entity }) => entity === wanted).map(({ entityId }) => entityId);
  const leadIds = idsOf("lead");
  const disputeIds = entries.flatMap(({ after }) => factsOf(after).disputeId ?? []);
  return {
    present: await readPresent(db, leadIds),
    handMakers: await readHandMakers(db, leadIds),
    sides: await readSides(db, disputeIds),
    proposers: await readProposers(db, idsOf("criteria")),
    importers: await readImporters(db, idsOf("import")),
    reports: await readAlertReports(db, idsOf("alert")),
  };
}

/** Whom an entry concerns, before asking whether their role is told of such things. */
function concerned(
  kind: NotificationKind,
  { entityId, before, after }: Notifiable,
  people: readonly Person[],
  world: World,
  mayRead: (person: Person, report: string) => boolean,
): (string | null | undefined)[] {
  const sides = world.sides.get(factsOf(after).disputeId ?? "");
  const holders = (permission: Parameters<typeof can>[1]) =>
    people.filter(({ role }) => can({ kind: "user", role }, permission)).map(({ id }) => id);
  switch (kind) {
    case "leadAssigned":
      return [factsOf(after).ownerId];
    case "mentioned":
      return factsOf(after).people ?? [];
    case "leadRejected":
      return [factsOf(before).ownerId, world.handMakers.get(entityId)];
    case "disputeRaised":
      return [sides?.rejectedBy, ...holders("dispute:decide")];
    case "disputeDecided":
      return [sides?.disputedBy, sides?.rejectedBy];
    case "criteriaProposed":
      return holders("criteria:sign");
    case "criteriaAnswered":
      return [world.proposers.get(entityId)];
    case "alertRaised": {
      const report = world.reports.get(entityId);
      if (report === undefined) return [];
      return people
        .filter((person) => report === null || mayRead(person, report))
        .map(({ id }) => id);
    }
    case "importEnded":
      return [world.importers.get(entityId)];
    case "webhookFailed":
      return holders("webhook:manage");
    case "slaSoon":
    case "slaPassed":
    case "callbackDue":
      return [];
  }
}

/**
 * Who is to be told of these entries, in their order: never of what one did oneself, but for an
 * import, which ends long after it was started; and never of a lead that is gone.
 */
export async function recipientsOf(
  db: ReadDb,
  entries: readonly Notifiable[],
  people: readonly Person[],
  mayRead: (person: Person, report: string) => boolean,
): Promise<Told[]> {
  const world = await readWorld(db, entries);
  const byId = new Map(people.map((person) => [person.id, person]));
  return entries.flatMap((entry): Told[] => {
    const kind = notificationOf(entry);
    const isLead = entry.entity === "lead";
    if (!kind || (isLead && !world.present.has(entry.entityId))) return [];
    const ids = new Set(concerned(kind, entry, people, world, mayRead));
    if (kind !== "importEnded") ids.delete(entry.actorId);
    return [...ids].flatMap((id) => {
      const person = byId.get(id ?? "");
      const actor = person && ({ kind: "user", role: person.role } as const);
      if (!actor || !can(actor, KIND_INFO[kind].needs)) return [];
      return {
        userId: person.id,
        kind,
        leadId: isLead ? entry.entityId : null,
        aboutId: isLead ? null : entry.entityId,
        seq: entry.seq,
        at: entry.at,
      };
    });
  });
}
