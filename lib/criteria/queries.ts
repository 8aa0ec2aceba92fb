import type { ReadDb } from "@/db/handles";
import { minuteOf } from "@/lib/engine/activities";
import { agreeRefusal } from "@/lib/engine/agreement";
import { compileCriteria } from "@/lib/engine/compile";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { scoreOptions } from "@/lib/scoring/steps/judge";
import {
  type ActivationPreview,
  type ComparedVersion,
  type DraftTrial,
  type KnownValues,
  noInput,
  previewActivationInput,
  tryDraftInput,
  type VersionActions,
  type VersionList,
  type VersionSummary,
  type VersionView,
  versionIdInput,
  type WaitingVersion,
} from "./schema";
import { findQualifying } from "./steps/activation";
import { DRAFT, readLeadHistory, sightAt } from "./steps/sights";
import { partsIn } from "./steps/versions";
import {
  findVersion,
  findVersionInState,
  listCustomAttributes,
  listSignatures,
  listVersionRows,
  readNames,
  type VersionRow,
} from "./store";
import { listComments } from "./store/comments";
import { recentActivityProps, recentAttributes } from "./store/leads";

const RECENT_LEADS = 400;
const RECENT_ACTIVITIES = 1500;
const VALUES_SUGGESTED = 40;

async function actionsFor(
  db: ReadDb,
  actor: Actor,
  { id, state }: Pick<VersionRow, "id" | "state">,
): Promise<VersionActions> {
  const writes = can(actor, "criteria:write");
  const signs = can(actor, "criteria:sign") && actor.kind === "user";
  const isDraft = state === "draft";
  const isProposed = state === "proposed";
  const refusal = signs && isProposed ? agreeRefusal(await partsIn(db, id), actor.id) : null;
  return {
    edit: isDraft && writes,
    remove: isDraft && writes,
    propose: isDraft && writes && actor.kind === "user",
    withdraw: isProposed && writes && actor.kind === "user",
    agree: signs && isProposed && refusal === null,
    agreeRefusal: refusal,
    requestChanges: signs && isProposed && refusal === null,
    comment: (isDraft || isProposed) && can(actor, "criteria:comment") && actor.kind === "user",
    activate: (state === "agreed" || state === "retired") && can(actor, "criteria:activate"),
  };
}

async function comparedVersion(
  db: ReadDb,
  versionId: string | null,
): Promise<ComparedVersion | null> {
  const row = versionId === null ? null : await findVersion(db, versionId);
  if (!row) return null;
  const { id, number, name, state, body } = row;
  return { id, number, name, state, body };
}

async function viewOf(db: ReadDb, actor: Actor, row: VersionRow): Promise<VersionView> {
  const active = await findVersionInState(db, "active");
  const open = await findVersionInState(db, "proposed");
  // What is or was in force is told against what it came from, the others against what is.
  const settled = row.state === "active" || row.state === "retired";
  const comparedId = settled || !active ? row.baseId : active.id;
  return {
    ...row,
    signatures: await listSignatures(db, row.id),
    comments: await listComments(db, row.id),
    compared: await comparedVersion(db, comparedId),
    inForceId: active?.id ?? null,
    inForce: row.state === "retired" ? await comparedVersion(db, active?.id ?? null) : null,
    openProposal: open && open.id !== row.id ? open : null,
    attributes: await listCustomAttributes(db),
    may: await actionsFor(db, actor, row),
  };
}

async function waitingAmong(
  db: ReadDb,
  actor: Actor,
  versions: readonly VersionSummary[],
): Promise<WaitingVersion[]> {
  const waiting: WaitingVersion[] = [];
  for (const { id, state } of versions) {
    const row = state === "proposed" || state === "agreed" ? await findVersion(db, id) : null;
    if (row?.state !== "proposed" && row?.state !== "agreed") continue;
    const { number, name, body } = row;
    const signatures = await listSignatures(db, id);
    const signature = signatures.findLast(({ decision }) => decision === row.state) ?? null;
    const { agree, agreeRefusal, activate } = await actionsFor(db, actor, row);
    waiting.push({
      id,
      number,
      name,
      state: row.state,
      signature,
      effectiveAt: body.effectiveAt,
      may: { agree, agreeRefusal, activate },
    });
  }
  return waiting;
}

export const listVersions = defineQuery({
  name: "criteria.list",
  permission: "criteria:read",
  input: noInput,
  async run({ db, actor }): Promise<VersionList> {
    const active = await findVersionInState(db, "active");
    const row = active && (await findVersion(db, active.id));
    const versions = await listVersionRows(db);
    return {
      active: row && (await viewOf(db, actor, row)),
      waiting: await waitingAmong(db, actor, versions),
      versions,
      attributes: await listCustomAttributes(db),
      mayWrite: can(actor, "criteria:write"),
    };
  },
});

export const getVersion = defineQuery({
  name: "criteria.get",
  permission: "criteria:read",
  input: versionIdInput,
  async run({ db, actor, input }): Promise<VersionView> {
    const row = await findVersion(db, input.id);
    if (!row) refuse("not_found", t("This version of the criteria does not exist any more."));
    return viewOf(db, actor, row);
  },
});

/** The workspace's own attributes, beside those that every workspace has. */
export const listAttributes = defineQuery({
  name: "criteria.attributes",
  permission: "criteria:read",
  input: noInput,
  run: ({ db }) => listCustomAttributes(db),
});

/** What an activation would do now: exact counts over every inquiry and nurtured lead. */
export const previewActivation = defineQuery({
  name: "criteria.preview",
  permission: "criteria:read",
  input: previewActivationInput,
  async run({ db, input, now }): Promise<ActivationPreview> {
    const row = await findVersion(db, input.id);
    if (!row) refuse("not_found", t("This version of the criteria does not exist any more."));
    const { wouldQualify, inquiries, leads } = await findQualifying(db, row.body, now);
    return { at: now, wouldQualify, inquiries, leads: leads.slice(0, input.named) };
  },
});

/** One lead's score under a draft that need not be saved. */
export const tryDraft = defineQuery({
  name: "criteria.try",
  permission: "criteria:read",
  input: tryDraftInput,
  async run({ db, input, now }): Promise<DraftTrial> {
    const compiled = compileCriteria(input.body);
    const { lead, history } = await readLeadHistory(db, input.leadId, compiled);
    const seenBy = { ...DRAFT, ...scoreOptions(lead) };
    const { id, name, company, stage } = lead;
    return {
      lead: { id, name, company, stage },
      ...sightAt(history, compiled, minuteOf(now), seenBy, await readNames(db)),
    };
  },
});

/** Counts values and gives the most frequent ones. */
class ValueCounts {
  private readonly counts = new Map<string, Map<string, number>>();

  add(key: string, value: unknown): void {
    if (typeof value !== "string" || value.trim() === "" || value.length > 80) return;
    const values = this.counts.get(key) ?? new Map<string, number>();
    this.counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
  }

  top(): Record<string, string[]> {
    const sorted = [...this.counts].map(([key, values]) => {
      const ranked = [...values].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return [key, ranked.slice(0, VALUES_SUGGESTED).map(([value]) => value)] as const;
    });
    return Object.fromEntries(sorted);
  }
}

/** Values seen on the newest leads and activities: enough to pick from, quick at any size. */
export const getKnownValues = defineQuery({
  name: "criteria.knownValues",
  permission: "criteria:read",
  input: noInput,
  async run({ db }): Promise<KnownValues> {
    const attributes = new ValueCounts();
    for (const lead of await recentAttributes(db, RECENT_LEADS)) {
      for (const [id, value] of Object.entries(lead)) attributes.add(id, value);
    }
    const byType = new Map<string, ValueCounts>();
    for (const { type, props } of await recentActivityProps(db, RECENT_ACTIVITIES)) {
      const counts = byType.get(type) ?? new ValueCounts();
      byType.set(type, counts);
      for (const [property, value] of Object.entries(props)) counts.add(property, value);
    }
    const properties = [...byType].map(([type, counts]) => [type, counts.top()] as const);
    return { attributes: attributes.top(), properties: Object.fromEntries(properties) };
  },
});
