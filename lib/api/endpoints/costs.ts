import type { z } from "zod";
import { minorToDecimal } from "@/lib/engine/money";
import { execute } from "@/lib/operations/command";
import { ask } from "@/lib/operations/query";
import { bringCost, deleteCost, saveCost } from "@/lib/spend/commands";
import { listCosts } from "@/lib/spend/queries";
import { answered, defineEndpoint, pageOf } from "../endpoint";
import * as shapes from "../resources/costs";

const tag = "Costs";
const params = { id: "The cost’s id." };
const example = {
  day: "2026-03-31",
  source: "Google",
  campaign: "Spring",
  kind: "media" as const,
  amountMinor: 125_050,
  currency: "EUR",
};

/** People write amounts as decimals, and so the command takes them. */
function writtenAs<C extends { amountMinor: number; currency: string }>({
  amountMinor,
  ...facts
}: C) {
  return { ...facts, amount: minorToDecimal(amountMinor, facts.currency) };
}

export const COST_ENDPOINTS = [
  defineEndpoint({
    method: "GET",
    path: "/costs",
    id: "listCosts",
    tag,
    summary: "List costs",
    description: "By day, the latest first; both days are included.",
    permission: listCosts.permission,
    query: shapes.costsQuery,
    answers: { 200: { description: "A page of them.", schema: shapes.costList } },
    async run({ actor, query: { cursor, limit, ...filter }, address }) {
      return answered(await ask(listCosts, actor, { filter, cursor, limit }), ({ rows, next }) =>
        pageOf(rows satisfies z.input<typeof shapes.cost>[], next, address),
      );
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/costs",
    id: "addCost",
    tag,
    summary: "Add a cost",
    permission: saveCost.permission,
    body: shapes.newCost,
    example,
    answers: { 201: { description: "It was added.", schema: shapes.writtenCost } },
    async run({ actor, body, once }) {
      const outcome = await execute(saveCost, actor, writtenAs(body), Date.now(), once);
      return answered(outcome, (written) => ({ status: 201, body: written }));
    },
  }),
  defineEndpoint({
    method: "PUT",
    path: "/costs",
    id: "bringCost",
    tag,
    summary: "Add a cost or bring it up to date",
    description:
      "Found by your own id of it: what is left out takes nothing away, and the same again changes " +
      "nothing.",
    permission: bringCost.permission,
    body: shapes.costToBring,
    example: { ...example, externalId: "ads-2026-03-31-spring" },
    answers: { 200: { description: "What became of it.", schema: shapes.broughtCost } },
    async run({ actor, body }) {
      return answered(await execute(bringCost, actor, writtenAs(body)), (brought) => ({
        status: 200,
        body: brought,
      }));
    },
  }),
  defineEndpoint({
    method: "PUT",
    path: "/costs/{id}",
    id: "changeCost",
    tag,
    summary: "Change a cost",
    description: "Send all of it, with the `version` that you read.",
    permission: saveCost.permission,
    params,
    body: shapes.costChange,
    example: { ...example, version: 1 },
    answers: { 200: { description: "It was changed.", schema: shapes.writtenCost } },
    async run({ actor, params: { id = "" }, body: { version, ...facts } }) {
      return answered(
        await execute(saveCost, actor, { ...writtenAs(facts), id, version }),
        (written) => ({ status: 200, body: written }),
      );
    },
  }),
  defineEndpoint({
    method: "DELETE",
    path: "/costs/{id}",
    id: "deleteCost",
    tag,
    summary: "Delete a cost",
    permission: deleteCost.permission,
    params,
    query: shapes.versionQuery,
    answers: { 204: { description: "It was deleted." } },
    async run({ actor, params: { id = "" }, query: { version } }) {
      return answered(await execute(deleteCost, actor, { id, version }), () => ({ status: 204 }));
    },
  }),
];
