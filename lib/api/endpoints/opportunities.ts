import { execute } from "@/lib/operations/command";
import { ask } from "@/lib/operations/query";
import { bringOpportunity, saveOpportunity } from "@/lib/opportunities/commands";
import { getOpportunity, listOpportunities } from "@/lib/opportunities/queries";
import { answered, defineEndpoint, pageOf } from "../endpoint";
import * as shapes from "../resources/opportunities";

const tag = "Opportunities";
const params = { id: "The opportunity’s id." };

export const OPPORTUNITY_ENDPOINTS = [
  defineEndpoint({
    method: "GET",
    path: "/opportunities",
    id: "listOpportunities",
    tag,
    summary: "List opportunities",
    description: "The newest first.",
    permission: listOpportunities.permission,
    query: shapes.opportunitiesQuery,
    answers: { 200: { description: "A page of them.", schema: shapes.opportunityList } },
    async run({ actor, query, address }) {
      return answered(await ask(listOpportunities, actor, query), ({ items, next }) =>
        pageOf(items, next, address),
      );
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/opportunities",
    id: "openOpportunity",
    tag,
    summary: "Open an opportunity",
    description:
      "Its lead may be in any stage, and stays there. It is won or lost when its lead moves on, or by " +
      "what is sent here or imported.",
    permission: saveOpportunity.permission,
    body: shapes.newOpportunity,
    example: {
      leadId: "01990000-0000-7000-8000-000000000000",
      name: "Rollout",
      amountMinor: 1_250_000,
      currency: "EUR",
      closeDate: "2026-12-31",
    },
    answers: {
      201: {
        description: "It was opened.",
        schema: shapes.writtenOpportunity,
        headers: { Location: "Where it is." },
      },
    },
    async run({ actor, body, once }) {
      return answered(await execute(saveOpportunity, actor, body, Date.now(), once), (written) => ({
        status: 201,
        body: written,
        headers: { location: `/api/v1/opportunities/${written.id}` },
      }));
    },
  }),
  defineEndpoint({
    method: "PUT",
    path: "/opportunities",
    id: "bringOpportunity",
    tag,
    summary: "Add an opportunity or bring it up to date",
    description:
      "Found by your own id of it, like a row of an import: what is left out takes nothing away, " +
      "the same again changes nothing, and its lead may be in any stage and stays there.",
    permission: bringOpportunity.permission,
    body: shapes.opportunityToBring,
    example: {
      externalId: "deal-4711",
      email: "ada@example.com",
      name: "Rollout",
      amountMinor: 1_250_000,
      currency: "EUR",
      state: "won",
    },
    answers: { 200: { description: "What became of it.", schema: shapes.broughtOpportunity } },
    async run({ actor, body }) {
      return answered(await execute(bringOpportunity, actor, body), (brought) => ({
        status: 200,
        body: brought,
      }));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/opportunities/{id}",
    id: "getOpportunity",
    tag,
    summary: "Read an opportunity",
    permission: getOpportunity.permission,
    params,
    answers: { 200: { description: "The opportunity.", schema: shapes.opportunity } },
    async run({ actor, params: { id = "" } }) {
      return answered(await ask(getOpportunity, actor, { id }), (body) => ({ status: 200, body }));
    },
  }),
  defineEndpoint({
    method: "PATCH",
    path: "/opportunities/{id}",
    id: "changeOpportunity",
    tag,
    summary: "Change what is known of an opportunity",
    description:
      "Send the `version` that you read; null takes a value away. With `state` it is won, lost or " +
      "open again.",
    permission: saveOpportunity.permission,
    params,
    body: shapes.opportunityChange,
    example: { version: 1, amountMinor: 1_500_000 },
    answers: { 200: { description: "It was changed.", schema: shapes.writtenOpportunity } },
    async run({ actor, params: { id = "" }, body }) {
      return answered(await execute(saveOpportunity, actor, { ...body, id }), (written) => ({
        status: 200,
        body: written,
      }));
    },
  }),
];
