import { t } from "@/lib/language";
import { followMerges } from "@/lib/leads/store/merges";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { listOpportunitiesInput, type OpportunityItem, opportunityIdInput } from "./schema";
import { readOpportunity, readOpportunityPage } from "./store";

function parseCursor(cursor: string | undefined): { createdAt: number; id: string } | null {
  if (cursor === undefined) return null;
  const [, createdAt, id] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (!createdAt || !id) {
    refuse("invalid", t("This is no place in the list. Load the list again from its beginning."), {
      cursor: "Use the `next` of the page before.",
    });
  }
  return { createdAt: Number(createdAt), id };
}

/** One opportunity by its id. */
export const getOpportunity = defineQuery({
  name: "opportunity.get",
  permission: "opportunity:read",
  input: opportunityIdInput,
  async run({ db, input: { id } }): Promise<OpportunityItem> {
    const found = await readOpportunity(db, id);
    if (!found) refuse("not_found", t("This opportunity does not exist any more."));
    return found;
  },
});

export const listOpportunities = defineQuery({
  name: "opportunity.list",
  permission: "opportunity:read",
  input: listOpportunitiesInput,
  async run({ db, input: { leadId, state, cursor, limit } }) {
    const merged = leadId && (await followMerges(db, [leadId])).get(leadId);
    const of = { leadId: merged || leadId, state };
    const rows = await readOpportunityPage(db, of, parseCursor(cursor), limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items: OpportunityItem[] = rows.slice(0, limit).map(({ createdAt, ...item }) => item);
    return { items, next: last ? `${last.createdAt}.${last.id}` : null };
  },
});
