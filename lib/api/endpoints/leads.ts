import type { z } from "zod";
import { recordConsent } from "@/lib/consents/commands";
import { listConsents } from "@/lib/consents/queries";
import { MILLIPOINTS } from "@/lib/engine/points";
import { bringLead, createLead, updateLead } from "@/lib/leads/commands/records";
import { findLead, listLeads } from "@/lib/leads/queries/list";
import { getLead, getTimeline } from "@/lib/leads/queries/page";
import type { LeadRow } from "@/lib/leads/schema";
import { idleParts } from "@/lib/leads/schema/idle-parts";
import { findLeadInput } from "@/lib/leads/schema/inputs";
import type { LeadPage, TimelineItem } from "@/lib/leads/schema/page";
import { execute } from "@/lib/operations/command";
import { ask } from "@/lib/operations/query";
import { answered, defineEndpoint, pageOf } from "../endpoint";
import * as consentShapes from "../resources/consents";
import * as shapes from "../resources/leads";

const tag = "Leads";
const params = { id: "The lead’s id." };
const MERGED = {
  description: "It was merged into another lead.",
  headers: { Location: "The same of that one." },
};

/** Scores are whole millipoints here, and points to people. */
function commonOf(row: Omit<LeadRow, "claimedBy" | "claimedUntil" | "claimedByName">) {
  const { ownerId, ownerName } = row;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    title: row.title,
    company: row.company,
    country: row.country,
    source: row.source,
    campaign: row.campaign,
    stage: row.stage,
    stageAt: row.stageAt,
    label: row.label,
    path: row.path,
    fit: row.fit / MILLIPOINTS,
    engagement: row.engagement / MILLIPOINTS,
    grade: row.grade,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? "" },
    slaDueAt: row.slaDueAt,
    firstTouchAt: row.firstTouchAt,
    lastActivityAt: row.lastActivityAt,
    nurtureUntil: row.nurtureUntil,
    bant: row.bant,
    optedOut: row.optedOut,
    createdAt: row.createdAt,
    mqlAt: row.mqlAt,
    firstSqlAt: row.firstSqlAt,
    exitReasonId: row.exitReasonId,
    version: row.version,
  } satisfies z.input<typeof shapes.leadRow>;
}

function leadOf({ lead, emails, score }: LeadPage) {
  return {
    ...commonOf(lead),
    emails,
    phone: lead.phone,
    externalId: lead.externalId,
    attributes: lead.attributes,
    utmFirst: lead.utmFirst as z.input<typeof shapes.lead>["utmFirst"],
    utmLast: lead.utmLast as z.input<typeof shapes.lead>["utmLast"],
    criteriaVersionId: lead.criteriaVersionId,
    firstMqlAt: lead.firstMqlAt,
    firstSalAt: lead.firstSalAt,
    firstCustomerAt: lead.firstCustomerAt,
    updatedAt: lead.updatedAt,
    why: score?.sentences ?? [],
  } satisfies z.input<typeof shapes.lead>;
}

const bodyOf = (page: LeadPage) => ({ status: 200, body: leadOf(page) });

function timelineItemOf(item: TimelineItem): z.input<typeof shapes.timelineItem> {
  if (item.kind !== "move") return item;
  const { kind, id, at, from, to, path, criteriaVersionId, note, actorName } = item;
  const reason = item.reasonLabel;
  return { kind, id, at, from, to, path, criteriaVersionId, reason, note, actorName };
}

export const LEAD_ENDPOINTS = [
  defineEndpoint({
    method: "GET",
    path: "/leads",
    id: "listLeads",
    tag,
    summary: "List leads",
    description:
      "The filters are those of the page Leads and of `leads` in a report’s cell: they narrow " +
      "together, and a repeated name widens its filter.",
    permission: listLeads.permission,
    query: shapes.leadsQuery,
    answers: { 200: { description: "A page of leads.", schema: shapes.leadRows } },
    async run({ actor, query: { sort, cursor, limit, counted, ...filter }, address }) {
      const idle = idleParts(filter);
      const [message] = Object.values(idle);
      if (message !== undefined) return { ok: false, code: "invalid", message, fields: idle };
      const asked = { filter, sort, limit, counted, ...(cursor ? { cursor } : {}) };
      return answered(await ask(listLeads, actor, asked), ({ rows, next, total }) => {
        const page = pageOf(rows.map(commonOf), next, address);
        return { ...page, body: { ...(page.body as object), total } };
      });
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/leads",
    id: "createLead",
    tag,
    summary: "Add a lead",
    description:
      "It is scored at once. An email address or external id that another lead has is a conflict " +
      "that names it; to bring such a lead up to date instead, use PUT.",
    permission: createLead.permission,
    body: shapes.newLead,
    example: {
      name: "Ada Example",
      email: "ada@example.com",
      externalId: "crm-4711",
      source: "Google",
      attributes: { company: "Example Ltd", employees: 250 },
    },
    answers: {
      201: {
        description: "The lead was added.",
        schema: shapes.writtenLead,
        headers: { Location: "Where it is." },
      },
    },
    async run({ actor, body, once }) {
      return answered(await execute(createLead, actor, body, Date.now(), once), (written) => ({
        status: 201,
        body: written,
        headers: { location: `/api/v1/leads/${written.id}` },
      }));
    },
  }),
  defineEndpoint({
    method: "PUT",
    path: "/leads",
    id: "bringLead",
    tag,
    summary: "Add a lead or bring it up to date",
    description:
      "Found by its email address or external id, like a row of an import: what is left out or " +
      "blank takes nothing away. The same again changes nothing.",
    permission: bringLead.permission,
    body: shapes.leadToBring,
    example: { email: "ada@example.com", attributes: { title: "Head of IT" } },
    answers: { 200: { description: "What became of it.", schema: shapes.broughtLead } },
    async run({ actor, body }) {
      return answered(await execute(bringLead, actor, body), (brought) => ({
        status: 200,
        body: brought,
      }));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/leads/find",
    id: "findLead",
    tag,
    summary: "Find a lead by its email address or external id",
    description: "Exactly: the one lead that has it, also as a further address; else 404.",
    permission: findLead.permission,
    query: findLeadInput,
    asksForOne: true,
    answers: { 200: { description: "The lead.", schema: shapes.lead } },
    async run({ actor, query }) {
      const found = await ask(findLead, actor, query);
      if (!found.ok) return found;
      return answered(await ask(getLead, actor, found.value), bodyOf);
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/leads/{id}",
    id: "getLead",
    tag,
    summary: "Read a lead",
    permission: getLead.permission,
    params,
    answers: {
      200: { description: "The lead.", schema: shapes.lead },
      308: MERGED,
    },
    async run({ actor, params: { id = "" } }) {
      return answered(await ask(getLead, actor, { id }), bodyOf);
    },
  }),
  defineEndpoint({
    method: "PATCH",
    path: "/leads/{id}",
    id: "updateLead",
    tag,
    summary: "Change what is known of a lead",
    description:
      "Send the `version` that you read: when somebody changed the lead meanwhile, nothing is " +
      "changed. Attributes are changed one by one; null takes a value away.",
    permission: updateLead.permission,
    params,
    body: shapes.leadChange,
    example: { version: 1, phone: "+49 30 1234567", attributes: { title: null } },
    answers: {
      200: { description: "The lead was changed.", schema: shapes.writtenLead },
      308: MERGED,
    },
    async run({ actor, params: { id = "" }, body }) {
      return answered(await execute(updateLead, actor, { ...body, id }), (written) => ({
        status: 200,
        body: written,
      }));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/leads/{id}/timeline",
    id: "getTimeline",
    tag,
    summary: "Read what happened to a lead",
    description: "Activities, moves, answers to BANT and facts, the newest first.",
    permission: getTimeline.permission,
    params,
    query: shapes.timelineQuery,
    answers: {
      200: { description: "A page of what happened.", schema: shapes.timeline },
      308: MERGED,
    },
    async run({ actor, params: { id = "" }, query: { cursor, limit }, address }) {
      const asked = { id, limit, ...(cursor ? { before: cursor } : {}) };
      return answered(await ask(getTimeline, actor, asked), ({ items, next }) =>
        pageOf(items.map(timelineItemOf), next, address),
      );
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/leads/{id}/consents",
    id: "listConsents",
    tag,
    summary: "Read what a lead agreed to",
    description: "What was given and withdrawn, by forms and otherwise, with the wording.",
    permission: listConsents.permission,
    params,
    answers: {
      200: { description: "All that is recorded.", schema: consentShapes.consents },
      308: MERGED,
    },
    async run({ actor, params: { id = "" } }) {
      return answered(await ask(listConsents, actor, { leadId: id }), (body) => ({
        status: 200,
        body,
      }));
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/leads/{id}/consents",
    id: "recordConsent",
    tag,
    summary: "Record a consent or its withdrawal",
    description: "It is added to what is recorded; nothing that was recorded before is changed.",
    permission: recordConsent.permission,
    params,
    body: consentShapes.newConsent,
    example: {
      state: "given",
      how: "On the phone",
      wording: "Yes, send me the newsletter.",
      version: "2026-03",
    },
    answers: {
      201: { description: "It was recorded.", schema: consentShapes.writtenConsent },
      308: MERGED,
    },
    async run({ actor, params: { id = "" }, body, once }) {
      const input = { ...body, leadId: id };
      return answered(await execute(recordConsent, actor, input, Date.now(), once), (written) => ({
        status: 201,
        body: written,
      }));
    },
  }),
];
