import type { Tx } from "@/db/handles";
import type { Attributes } from "@/lib/engine/attributes";
import { NO_BANT } from "@/lib/engine/bant";
import { searchKey } from "@/lib/engine/search-key";
import { moveRefusal, type Stage } from "@/lib/engine/stages";
import { standingOf, type Touch } from "@/lib/engine/standing";
import { t } from "@/lib/language";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { refuseSuppressed } from "@/lib/privacy/steps";
import type { UtmTags } from "../schema/page";
import { goBesideAddresses, insertAliases, readFurtherKeys } from "../store/addresses";
import { insertLeadRows, insertObservations, type LeadInsert } from "../store/intake";
import { type HandoffRow, insertHandoffs, insertMoves, type MoveRow } from "../store/moves";
import { findOrCreateAccounts, labelLeads } from "./accounts";
import { aliasesOf, companyAddress } from "./addresses";
import {
  type AttributeChanges,
  emailKeyOf,
  furtherOf,
  knownOf,
  projectAttributes,
} from "./attributes";
import { type LeadContext, slaTerms } from "./context";
import { momentOf, moveRow, type NewMove } from "./moves";

/** Somebody new, as they come in. */
export interface NewLead {
  /** Given by samples that must come out the same each time. */
  id?: string;
  name: string;
  email?: string | null;
  /** Further addresses, which no other lead has. */
  emails?: readonly string[];
  phone?: string | null;
  externalId?: string | null;
  /** Source and campaign among them; "" and null = not known. */
  attributes: AttributeChanges;
  /** Where the facts came from: "By hand", "API", `import:<id>`. */
  origin: string;
  /** Epoch ms; now when absent. */
  createdAt?: number;
  utmFirst?: UtmTags | null;
  utmLast?: UtmTags | null;
  ownerId?: string | null;
  /** Where the lead starts; an inquiry when absent. */
  arrival?: Pick<NewMove, "by" | "recordedAt" | "note">;
  /** Moves after the arrival as an inquiry, in order; only trusted contexts may date them. */
  moves?: readonly NewMove[];
  /** Touches that are inserted with the lead, by time; they set the clocks of its hand-offs. */
  touches?: readonly Touch[];
  nurtureUntil?: number | null;
}

export interface InsertedLeads {
  /** Ids in the order of the input; null where the email or external id was taken. */
  ids: (string | null)[];
  /** Those that came in with a score of their own. */
  scored: ReadonlySet<string>;
}

/** Somebody new of whom nothing but these facts is known, as an inquiry since then. */
export interface Newcomer {
  createdAt: number;
  known: Attributes;
}

/** What a newcomer's row says of the score and the segments. */
export type NewcomerScore = Pick<
  LeadInsert,
  "fit" | "engagement" | "grade" | "scoredAt" | "rescoreAt" | "digest" | "segments"
>;

/** Null for who is to be scored once they are in, such as whoever qualifies at once. */
export type ScoreNewcomer = (newcomer: Newcomer) => NewcomerScore | null;

/** Nobody looked at it yet: due at once, from the day it came, when its segments are looked up, too. */
function unscored({ createdAt }: Newcomer): NewcomerScore {
  const points = { fit: 0, engagement: 0, grade: null, digest: null };
  return { ...points, scoredAt: createdAt, rescoreAt: createdAt, segments: 0 };
}

function knownTags(utm: UtmTags | null | undefined): LeadInsert["utmFirst"] {
  const known = Object.entries(utm ?? {}).filter(([, value]) => value);
  return known.length > 0 ? Object.fromEntries(known) : null;
}

function planMoves(id: string, lead: NewLead, createdAt: number, context: LeadContext): MoveRow[] {
  const scored = { id, fit: 0, engagement: 0 };
  const rows = [moveRow(scored, null, 1, createdAt, { to: "inquiry", ...lead.arrival }, context)];
  let stage: Stage = "inquiry";
  let previousAt = createdAt;
  for (const move of lead.moves ?? []) {
    const refusal = moveRefusal(stage, move.to);
    if (refusal) refuse("invalid", refusal);
    previousAt = momentOf(move, previousAt, context);
    rows.push(moveRow(scored, stage, rows.length + 1, previousAt, move, context));
    stage = move.to;
  }
  return rows;
}

/**
 * Inserts new leads with their accounts, labels, first facts and history, by few statements. Those
 * that it does not score: call `rescoreLeads` with their ids, once their activities are in.
 * `scoreNewcomer` scores those that bring no moves on their way in, to write each row once.
 */
export async function insertLeads(
  tx: Tx,
  news: readonly NewLead[],
  context: LeadContext,
  scoreNewcomer: ScoreNewcomer = () => null,
): Promise<InsertedLeads> {
  const { now, calendar } = context;
  const known = news.map((lead) => knownOf(lead.attributes));
  const projected = known.map(projectAttributes);
  const hints = news.map(({ email, emails }, i) => ({
    email: companyAddress(email, emails ?? []),
    company: projected[i]?.company ?? null,
  }));
  const found = await findOrCreateAccounts(tx, hints, now);
  const labels = await labelLeads(
    tx,
    news.map((lead, i) => ({
      account: found[i] ?? null,
      title: projected[i]?.title ?? null,
      createdAt: lead.createdAt ?? now,
    })),
  );

  const planned = news.map((lead, i) => {
    const id = lead.id ?? newId();
    const createdAt = lead.createdAt ?? now;
    if (createdAt > now) refuse("invalid", t`${lead.name} is dated in the future.`);
    return { lead, id, createdAt, moves: planMoves(id, lead, createdAt, context), i };
  });
  const versions = planned.flatMap(({ moves }) => moves.map((m) => m.criteriaVersionId));
  const terms = { calendar, sla: await slaTerms(tx, versions) };

  const rows: LeadInsert[] = [];
  const handoffs: HandoffRow[] = [];
  const scored = new Set<string>();
  for (const { lead, id, createdAt, moves, i } of planned) {
    const { standing, handoffs: derived } = standingOf(moves, lead.touches ?? [], {
      ...terms,
      isOwned: Boolean(lead.ownerId),
    });
    handoffs.push(...derived.map((h): HandoffRow => ({ ...h, leadId: id })));
    const email = lead.email?.trim() || null;
    const newcomer = { createdAt, known: known[i] ?? {} };
    const score = moves.length === 1 ? scoreNewcomer(newcomer) : null;
    if (score) scored.add(id);
    const points = score ?? unscored(newcomer);
    const shown = projected[i] ?? projectAttributes({});
    // Member by member: an object with others' members spread into it takes several times as long.
    rows.push({
      id,
      email,
      emailKey: email === null ? null : emailKeyOf(email),
      externalId: lead.externalId || null,
      name: lead.name.trim(),
      phone: lead.phone || null,
      attributes: known[i] ?? {},
      title: shown.title,
      company: shown.company,
      source: shown.source,
      campaign: shown.campaign,
      country: shown.country,
      searchKey: searchKey({ name: lead.name.trim(), email, company: shown.company }),
      accountId: found[i]?.id ?? null,
      label: labels[i] ?? "newCompany",
      utmFirst: knownTags(lead.utmFirst),
      utmLast: knownTags(lead.utmLast),
      optedOut: false,
      stage: standing.stage,
      stageAt: standing.stageAt,
      exitReasonId: standing.exitReasonId,
      engagementSince: standing.engagementSince,
      mqlAt: standing.mqlAt,
      path: standing.path,
      criteriaVersionId: standing.criteriaVersionId,
      slaDueAt: standing.slaDueAt,
      firstTouchAt: standing.firstTouchAt,
      attempts: standing.attempts,
      callbackAt: standing.callbackAt,
      firstMqlAt: standing.firstMqlAt,
      firstSalAt: standing.firstSalAt,
      firstSqlAt: standing.firstSqlAt,
      firstCustomerAt: standing.firstCustomerAt,
      ownerId: lead.ownerId ?? null,
      claimedBy: null,
      claimedUntil: null,
      nurtureUntil: standing.stage === "nurture" ? (lead.nurtureUntil ?? null) : null,
      bant: NO_BANT,
      fit: points.fit,
      engagement: points.engagement,
      grade: points.grade,
      digest: points.digest,
      scoredAt: points.scoredAt,
      rescoreAt: points.rescoreAt,
      segments: points.segments,
      heldAt: null,
      lastActivityAt: null,
      createdAt,
      updatedAt: now,
      version: 1,
    });
  }
  await goBesideAddresses(tx);
  const taken = await readFurtherKeys(
    tx,
    rows.flatMap(({ emailKey }) => emailKey ?? []),
  );
  const free = rows.filter(({ emailKey }) => emailKey === null || !taken.has(emailKey));
  const inserted = await insertLeadRows(tx, free);
  const went = planned.filter(({ id }) => inserted.has(id));
  // An address is free at last because its person was erased a moment ago, perhaps to be kept out.
  const brought = went.flatMap(({ lead }) => [lead.email?.trim() || [], lead.emails ?? []].flat());
  await refuseSuppressed(tx, ...brought);
  await insertMoves(
    tx,
    went.flatMap(({ moves }) => moves),
  );
  await insertHandoffs(
    tx,
    handoffs.filter(({ leadId }) => inserted.has(leadId)),
  );
  await insertObservations(
    tx,
    went.map(({ id, lead, createdAt, i }) => ({
      id: newId(),
      leadId: id,
      observedAt: createdAt,
      values: known[i] ?? {},
      origin: lead.origin,
      actorId: context.actor.id,
    })),
  );
  await insertAliases(
    tx,
    went.flatMap(({ id, lead }) =>
      aliasesOf(id, furtherOf(lead.emails ?? [], lead.email ? emailKeyOf(lead.email) : null)),
    ),
  );
  return { ids: planned.map(({ id }) => (inserted.has(id) ? id : null)), scored };
}
