import type { z } from "zod";
import { getVersion, listVersions } from "@/lib/criteria/queries";
import type { VersionSummary, VersionView } from "@/lib/criteria/schema";
import { ask } from "@/lib/operations/query";
import { type Answer, answered, defineEndpoint } from "../endpoint";
import * as shapes from "../resources/criteria";

const tag = "Criteria";

function summaryOf(row: VersionSummary) {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    state: row.state,
    baseId: row.baseId,
    createdByName: row.createdByName,
    createdAt: row.createdAt,
    proposedAt: row.proposedAt,
    agreedAt: row.agreedAt,
    activatedAt: row.activatedAt,
    retiredAt: row.retiredAt,
  } satisfies z.input<typeof shapes.criteriaSummary>;
}

function versionOf(row: VersionView): Answer {
  const signatures = row.signatures.map(({ side, decision, userName, at, comment }) => ({
    side,
    decision,
    userName,
    at,
    comment,
  }));
  const body: z.input<typeof shapes.criteriaVersion> = {
    ...summaryOf(row),
    body: row.body,
    signatures,
  };
  return { status: 200, body };
}

export const CRITERIA_ENDPOINTS = [
  defineEndpoint({
    method: "GET",
    path: "/criteria",
    id: "listCriteria",
    tag,
    summary: "List the versions of the criteria",
    permission: listVersions.permission,
    query: shapes.criteriaQuery,
    answers: { 200: { description: "All of them.", schema: shapes.criteriaList } },
    async run({ actor, query: { state } }) {
      return answered(await ask(listVersions, actor, {}), ({ versions }) => ({
        status: 200,
        body: {
          items: versions.filter((row) => !state || state.includes(row.state)).map(summaryOf),
          next: null,
        },
      }));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/criteria/{id}",
    id: "getCriteria",
    tag,
    summary: "Read a version of the criteria",
    description: "What was agreed, rule by rule, and who signed it.",
    permission: getVersion.permission,
    params: { id: "The version’s id, or `active` for the one in force." },
    answers: { 200: { description: "The version.", schema: shapes.criteriaVersion } },
    async run({ actor, params: { id = "" } }) {
      if (id !== "active") return answered(await ask(getVersion, actor, { id }), versionOf);
      const outcome = await ask(listVersions, actor, {});
      if (!outcome.ok) return outcome;
      const { active } = outcome.value;
      if (active) return versionOf(active);
      return { ok: false, code: "not_found", message: "No criteria are in force yet." };
    },
  }),
];
