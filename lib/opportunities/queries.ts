import { defineQuery } from "@/lib/operations/query";
import { listOpportunitiesInput, type OpportunityItem } from "./schema";
import { readOpportunityPage } from "./store";

function parseCursor(cursor: string | undefined): { createdAt: number; id: string } | null {
  const [, createdAt, id] = /^(\d{1,16})\.(.+)$/.exec(cursor ?? "") ?? [];
  return createdAt && id ? { createdAt: Number(createdAt), id } : null;
}

export const listOpportunities = defineQuery({
  name: "opportunity.list",
  permission: "opportunity:read",
  input: listOpportunitiesInput,
  async run({ db, input: { leadId, state, cursor, limit } }) {
    const rows = await readOpportunityPage(db, { leadId, state }, parseCursor(cursor), limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items: OpportunityItem[] = rows.slice(0, limit).map(({ createdAt, ...item }) => item);
    return { items, next: last ? `${last.createdAt}.${last.id}` : null };
  },
});
