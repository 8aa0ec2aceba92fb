import { desc } from "drizzle-orm";
import { store } from "@/db/client";
import { criteriaProposals, mails } from "@/db/schema";
import { stampForm } from "@/lib/auth/form-stamp";
import { startChallenger } from "@/lib/challengers/commands";
import { createDraft, proposeVersion } from "@/lib/criteria/commands";
import { submitForm } from "@/lib/forms/commands/submissions";
import { receiveUpload, startUploadedImport } from "@/lib/imports/commands/uploads";
import { listImports } from "@/lib/imports/queries/imports";
import { isGoing } from "@/lib/imports/schema";
import { mappingSchema } from "@/lib/imports/schema/mapping";
import { COMMAND_LINE, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveTracking } from "@/lib/tracking/commands";
import { getTracking } from "@/lib/tracking/queries";
import { make } from "../forms/visitor";
import { adam, arrive, bringIntoForce, CRITERIA, HOUR, mara, settle } from "../leads/world";

/** A request that its route takes. */
export interface Example {
  params?: Record<string, string>;
  search?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sent as JSON; a text as it is, pairs as a form. */
  body?: unknown;
  pairs?: Record<string, string>;
}

type Examples = Record<string, Example | (() => Example | Promise<Example>)>;

const SITE = "https://www.us.test";
const NEVER = "01900000-0000-7000-8000-000000000000";
const MAPPING = { format: 1, kind: "leads", columns: { Email: { to: "email" } } } as const;

/** A workspace in which every route finds something. */
export async function makeWorld() {
  await settle();
  const begin = Date.now() - HOUR;
  const versionId = await bringIntoForce(CRITERIA, begin);
  const [leadId, otherId] = [await arrive(begin), await arrive(begin)];
  const { tracking, version } = unwrap(await ask(getTracking, mara, {}));
  unwrap(await execute(saveTracking, mara, { ...tracking, sites: [SITE], version }));
  const draft = async () =>
    unwrap(await execute(createDraft, mara, { name: "Draft", fromId: versionId })).id;
  const challenger = unwrap(
    await execute(startChallenger, mara, { versionId: await draft() }, begin),
  );
  unwrap(await execute(proposeVersion, mara, { id: await draft(), version: 1 }));
  const [proposal] = await (await store()).read
    .select()
    .from(criteriaProposals)
    .orderBy(desc(criteriaProposals.signatureId));
  const form = await make();
  const confirmed = await make({ isConfirmed: true });
  const known = {
    leadId,
    otherId,
    challengerId: challenger.id,
    signatureId: proposal?.signatureId ?? "",
  };
  return { versionId, draft, form, confirmed, ...known };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Waits until no import is at work: what it writes is no request's. */
export async function importsRest(): Promise<void> {
  for (;;) {
    const { imports } = unwrap(await ask(listImports, adam, { limit: 50 }));
    if (!imports.some(({ state }) => isGoing(state))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function upload(): Promise<string> {
  const body = new Blob([`Email\n${newId()}@upload.test\nno address\n`]).stream();
  const file = { actor: COMMAND_LINE, kind: "leads", fileName: "leads.csv", body };
  return unwrap(await receiveUpload({ ...file, declaredBytes: null })).id;
}

async function imported(): Promise<string> {
  const id = await upload();
  unwrap(await startUploadedImport(id, mappingSchema.parse(MAPPING), COMMAND_LINE));
  await importsRest();
  return id;
}

async function tokenOf({ slug }: World["confirmed"]): Promise<string> {
  const nothing = { consentNumber: null, page: null, visitor: null, tags: {} };
  const given = { name: "Some Body", email: `${newId()}@confirm.test` };
  const sent = { slug, given, hasConsented: false, nonce: newId(), ...nothing };
  unwrap(await execute(submitForm, SWEEP, sent));
  const [mail] = await (await store()).read.select().from(mails).orderBy(desc(mails.id));
  return /confirm\/([\w-]+)/.exec(mail?.body ?? "")?.[1] ?? "";
}

/**
 * Of every route a request that it takes, by the folder of its file; null where another test breaks
 * requests to it. Asked for anew for each, as some are taken once.
 */
export function examplesOf(world: World): Record<string, Examples[string] | null> {
  const { leadId: id, otherId, versionId, challengerId, signatureId, draft, form } = world;
  const body = CRITERIA;
  const today = { kind: "today", side: "draft" };
  return {
    "api/audit/export": { search: { actor: "ana", entity: "lead", from: "2026-01-01" } },
    // NextAuth’s own, which runs within Next alone.
    "api/auth/[...nextauth]": null,
    "api/board": { search: { perColumn: "5", stage: "inquiry", text: "Lead", owner: "none" } },
    "api/board/cards": { search: { ids: `${id},${otherId}` } },
    "api/board/columns/[stage]": { params: { stage: "inquiry" }, search: { source: "Web" } },
    "api/criteria/[id]": async () => {
      const params = { id: await draft() };
      return { params, body: { version: 1, name: "Changed", body } };
    },
    "api/criteria/[id]/preview": { params: { id: versionId } },
    "api/criteria/challengers/[id]/why": {
      params: { id: challengerId },
      search: { leadId: id },
    },
    "api/criteria/challengers/leads": {
      body: { id: challengerId, groups: ["both"], labels: ["sql"], skip: 0, limit: 5 },
    },
    "api/criteria/leads": { search: { text: "Lead" } },
    "api/criteria/leakage": {},
    "api/criteria/proposals/leads": { body: { signatureId, figure: today, after: null, limit: 5 } },
    "api/criteria/replay": {
      body: { body, holdOutFrom: "2026-01-01", named: 5, thresholds: true },
    },
    "api/criteria/replay/ahead": {
      body: { body, holdOutFrom: null, ahead: { kind: "points", rule: "size", values: [10, 20] } },
    },
    "api/criteria/replay/leads": { body: { body, figure: today, after: null, limit: 5 } },
    "api/criteria/suggest": { body: { body } },
    "api/criteria/suggest/gates": { body: { body, sqlCost: 5 } },
    "api/criteria/try": { body: { leadId: id, body } },
    "api/criteria/why": {
      body: { leadId: id, body, change: "gained", at: Date.now(), asOf: Date.now() },
    },
    "api/health": {},
    "api/imports/[id]": async () => ({ params: { id: await upload() } }),
    "api/imports/[id]/check": async () => ({
      params: { id: await upload() },
      body: { mapping: MAPPING },
    }),
    "api/imports/[id]/continue": async () => ({ params: { id: await upload() } }),
    "api/imports/[id]/file": async () => ({ params: { id: await upload() } }),
    "api/imports/[id]/problems": async () => ({
      params: { id: await imported() },
      search: { severity: "warning" },
    }),
    "api/imports/[id]/run": async () => ({
      params: { id: await upload() },
      body: { mapping: MAPPING },
    }),
    "api/imports/[id]/undo": async () => ({ params: { id: await imported() } }),
    "api/imports/upload": {
      search: { kind: "leads", name: "leads.csv" },
      body: "Email\nsomebody@upload.test\n",
    },
    "api/leads/[id]/allowed": { params: { id } },
    "api/leads/[id]/export": { params: { id } },
    "api/leads/csv": { search: { sort: "name", stage: "inquiry", text: "Lead", columns: "fit" } },
    "api/leads/list": { search: { stage: "inquiry", text: "Lead" } },
    "api/leads/merge": { search: { id, other: otherId } },
    "api/leads/search": { search: { text: "Lead" } },
    "api/leads/values": {},
    "api/notifications": {},
    "api/privacy/suppression": { body: { email: "somebody@us.test" } },
    "api/queue": { search: { mine: "true", source: "Web" } },
    "api/queue/attributes": {},
    "api/queue/day": {},
    "api/queue/explain": { search: { id, at: String(Date.now()) } },
    "api/queue/handoff": { search: { id, at: String(Date.now()) } },
    "api/queue/lead": { search: { id } },
    "api/queue/people": {},
    "api/queue/templates": {},
    "api/queue/timeline": { search: { id, before: "" } },
    "api/retention/count": { body: { months: 12, stages: ["disqualified", "nurture"] } },
    "api/search": { search: { text: "Lead", kind: "leads" } },
    "api/search/places": {},
    "api/segments/count": {
      body: {
        condition: { kind: "attribute", attribute: "country", op: "is", value: "Norway" },
      },
    },
    "api/segments/uses": { body: { id: NEVER } },
    "api/spend/csv": { search: { of: "budgets", span: "2026", by: "source" } },
    "api/spend/entries": { search: { month: "2026-01", source: "Web", kind: "media" } },
    "api/stream": { search: { after: "1" }, headers: { "last-event-id": "2" } },
    "api/t": () => ({
      headers: { origin: SITE, "user-agent": "Mozilla/5.0 Chrome/142.0.0.0" },
      body: {
        visitor: `visitor-${newId()}`,
        visits: [{ kind: "view", url: `${SITE}/pricing`, referrer: "", name: "", ago: 5 }],
      },
    }),
    // Whole, with its document: tests/integration/api/fuzz.test.ts.
    "api/v1/[[...path]]": null,
    "f/[slug]": () => ({
      params: { slug: form.slug },
      search: { embed: "light", page: `${SITE}/demo`, utm_source: "google" },
      pairs: {
        "a.name": "Some Body",
        "a.email": `${newId()}@form.test`,
        _stamp: stampForm(form.id, Date.now() - 60_000),
        _consent: "",
        _page: `${SITE}/demo`,
        _visitor: "",
        _embed: "",
        _source: "google",
        _referrer: "",
      },
    }),
    "f/confirm/[token]": async () => ({ params: { token: await tokenOf(world.confirmed) } }),
  };
}
