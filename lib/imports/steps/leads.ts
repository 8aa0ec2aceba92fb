import type { ReadDb, Tx } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import { countFurther, takeAddressTurn } from "@/lib/leads/store/addresses";
import { insertObservations } from "@/lib/leads/store/intake";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { KEPT_OUT } from "@/lib/privacy/schema";
import { readSuppressed } from "@/lib/privacy/store/suppressions";
import { newcomerScores, rescoreLeads } from "@/lib/scoring/steps";
import { type BatchRow, type LeadRowData, MOST_FURTHER } from "../schema/rows";
import { readSteps } from "../store/changes";
import { type KnownLead, markOptedOut, readKnownLeads, readReachedStages } from "../store/leads";
import type { BringContext, Brought, RowOutcome } from "./bring";
import { madeBy } from "./changes";
import { beforeOf, changeLead } from "./known-leads";
import { changesFor, isNothing, type LeadChanges, reasonFor, remarkOn } from "./lead-changes";
import { type Match, matchesOf, type Owners, ownersOf, roundsOf } from "./match";
import { originOf } from "./origin";
import { type Directory, readDirectory } from "./people";
import { datedSteps, firstMoment, stepsOf } from "./stages";

const NOBODY: ReadonlyMap<string, string> = new Map();
const TOO_MANY = `A lead has at most ${MOST_FURTHER} further addresses: remove some from the row or the lead.`;

type Planned =
  | { kind: "failed"; problem: string }
  | { kind: "new" }
  | { kind: "known"; lead: KnownLead; changes: LeadChanges };

/**
 * The row without a first address that the lead has as a further one. One that is new becomes the first
 * where the id found the lead, and a further one where another address did.
 */
function newsOf(row: LeadRowData, known: KnownLead, match: Match | undefined): LeadRowData {
  const { email, ...rest } = row;
  if (!email || match?.emailOwner === known.id) return rest;
  if (known.email === null || match?.isById) return row;
  return { ...rest, emails: [email, ...(row.emails ?? [])] };
}

async function planRows(
  db: ReadDb,
  rows: readonly LeadRowData[],
  identity: BringContext["identity"],
  directory: Directory,
  owners: Owners,
): Promise<Planned[]> {
  const matches = matchesOf(rows, owners, identity);
  const ids = matches.flatMap(({ id }) => id ?? []);
  const known = await readKnownLeads(db, ids);
  const staged = rows.flatMap((row, i) => {
    const id = matches[i]?.id;
    return id && stepsOf(row).length > 0 ? [id] : [];
  });
  const reached = await readReachedStages(db, staged);
  const suppressed = await readSuppressed(
    db,
    rows.flatMap(({ email, emails = [] }) =>
      [...(email ? [email] : []), ...emails].map(emailKeyOf),
    ),
  );
  const counts = await countFurther(
    db,
    rows.flatMap(({ emails }, i) => (emails && matches[i]?.id ? [matches[i].id] : [])),
  );
  return rows.map((row, i): Planned => {
    const match = matches[i];
    // Who was kept out later than they came in stays as they are.
    const isTheirs = match?.emailOwner != null && match.emailOwner === match.id;
    const owners = match?.furtherOwners ?? NOBODY;
    const strange = (row.emails ?? []).filter((email) => {
      const owner = owners.get(emailKeyOf(email));
      return owner === undefined || owner !== match?.id;
    });
    const coming = [...(row.email && !isTheirs ? [row.email] : []), ...strange];
    if (coming.some((email) => suppressed.has(emailKeyOf(email)))) {
      return { kind: "failed", problem: KEPT_OUT };
    }
    if (match?.problem) return { kind: "failed", problem: match.problem };
    const isTaken = match?.emailOwner && match.emailOwner !== match.id;
    const taken = isTaken ? row.email : strange.find((email) => owners.has(emailKeyOf(email)));
    if (taken)
      return {
        kind: "failed",
        problem: `${taken} belongs to another lead. Merge them, or correct the row.`,
      };
    const lead = match?.id ? known.get(match.id) : undefined;
    if (!lead && match?.id) {
      const problem = "Its lead was merged or deleted a moment ago. Import the row again.";
      return { kind: "failed", problem };
    }
    if (!lead) return { kind: "new" };
    const news = newsOf(row, lead, match);
    const changes = changesFor(lead, news, owners, reached.get(lead.id) ?? new Set(), directory);
    if (
      changes.emails.length > 0 &&
      (counts.get(lead.id) ?? 0) + changes.emails.length > MOST_FURTHER
    )
      return { kind: "failed", problem: TOO_MANY };
    return { kind: "known", lead, changes };
  });
}

/** What importing these rows would do; nothing is written. */
export async function planLeads(
  db: ReadDb,
  rows: readonly BatchRow<LeadRowData>[],
  { identity }: Pick<BringContext, "identity">,
): Promise<RowOutcome[]> {
  const directory = await readDirectory(db);
  const data = rows.map((row) => row.data);
  const planned = await planRows(db, data, identity, directory, await ownersOf(db, data));
  return planned.map((plan, i): RowOutcome => {
    if (plan.kind === "failed") return { outcome: "failed", problem: plan.problem };
    const row = data[i];
    if (plan.kind === "new") {
      return { outcome: "created", remark: row && remarkOn(row, directory) };
    }
    return { outcome: isNothing(plan.changes) ? "unchanged" : "updated" };
  });
}

function nameFor({ name, email, externalId }: LeadRowData): string {
  return name ?? email?.split("@")[0] ?? `Lead ${externalId}`;
}

function newLead(row: LeadRowData, directory: Directory, { now, importId }: BringContext): NewLead {
  // Without any date the lead came when it was imported, and its steps not after that.
  const createdAt = Math.min(row.createdAt ?? now, firstMoment(row) ?? now - stepsOf(row).length);
  return {
    name: nameFor(row),
    email: row.email ?? null,
    emails: row.emails ?? [],
    phone: row.phone ?? null,
    externalId: row.externalId ?? null,
    attributes: row.attributes,
    origin: originOf(importId),
    createdAt,
    utmFirst: row.utm ?? null,
    utmLast: row.utm ?? null,
    ownerId: row.owner ? directory.ownerOf(row.owner) : null,
    moves: datedSteps(row, createdAt).map(({ to, at }) => ({
      to,
      at,
      ...(to === "mql" ? { path: "imported" as const } : {}),
      ...reasonFor(row, to, directory),
    })),
    nurtureUntil: row.nurtureUntil ?? null,
  };
}

/** Brings leads in: new people, and changes to known ones. Scores whoever changed. */
export async function bringLeads(
  tx: Tx,
  rows: readonly BatchRow<LeadRowData>[],
  context: BringContext,
): Promise<Brought> {
  const { actor, now, identity, importId, changes: noted } = context;
  const directory = await readDirectory(tx);
  const trusted = await leadContext(tx, actor, now, true);
  const scoreNewcomer = await newcomerScores(tx, trusted);
  const outcomes: RowOutcome[] = rows.map(() => ({ outcome: "unchanged" }));
  const entries: AuditEntry[] = [];
  const touched = new Set<string>();
  /** Those of them whose score is not that of what is known now. */
  const unscored = new Set<string>();
  const made = new Set<string>();
  const optedOut: string[] = [];

  // What further addresses are added to is looked up before: nobody may take one meanwhile.
  if (rows.some(({ data }) => data.emails)) await takeAddressTurn(tx);
  const all = rows.map(({ data }) => data);
  let owners: Owners | null = await ownersOf(tx, all);
  for (const round of roundsOf(all, owners)) {
    const data = round.map(({ row }) => row);
    // The rounds before may have changed whose the keys are.
    owners ??= await ownersOf(tx, data);
    const planned = await planRows(tx, data, identity, directory, owners);
    owners = null;
    const fresh = round.filter((_, i) => planned[i]?.kind === "new");
    const { ids, scored } = await insertLeads(
      tx,
      fresh.map(({ row }) => newLead(row, directory, context)),
      trusted,
      scoreNewcomer,
    );
    fresh.forEach(({ at, row }, i) => {
      const id = ids[i];
      if (!id) {
        const problem =
          "Its email address or id was taken by another lead a moment ago. Import the row again.";
        outcomes[at] = { outcome: "failed", problem };
        return;
      }
      touched.add(id);
      if (!scored.has(id)) unscored.add(id);
      made.add(id);
      if (row.optedOut) optedOut.push(id);
      outcomes[at] = { outcome: "created", remark: remarkOn(row, directory) };
    });

    const changing = planned.flatMap((plan) =>
      plan.kind === "known" && !isNothing(plan.changes) ? [plan.lead.id] : [],
    );
    const own = await madeBy(tx, importId, changing);
    const steps = await readSteps(tx, changing);
    const observed: Parameters<typeof insertObservations>[1][number][] = [];
    for (const [i, { at, row }] of round.entries()) {
      const plan = planned[i];
      if (plan?.kind === "failed") outcomes[at] = { outcome: "failed", problem: plan.problem };
      if (plan?.kind !== "known" || isNothing(plan.changes)) continue;
      const { lead, changes } = plan;
      if (own.has(lead.id)) noted.made("lead", lead.id);
      else noted.changed("lead", lead.id, beforeOf(lead, changes, steps.get(lead.id) ?? 0));
      entries.push(...(await changeLead(tx, lead, row, changes, directory, trusted)));
      touched.add(lead.id);
      unscored.add(lead.id);
      outcomes[at] = { outcome: "updated" };
      if (Object.keys(changes.attributes).length === 0) continue;
      observed.push({
        id: newId(),
        leadId: lead.id,
        observedAt: now,
        values: changes.attributes,
        origin: originOf(importId),
        actorId: actor.id,
      });
    }
    await insertObservations(tx, observed);
  }
  await markOptedOut(tx, optedOut);
  if (unscored.size > 0) {
    const rescored = await rescoreLeads(tx, [...unscored], now, actor);
    entries.push(...rescored.entries);
    for (const id of rescored.handedOff) if (made.has(id)) noted.made("lead", id);
  }
  return { outcomes, entries, leads: [...touched] };
}
