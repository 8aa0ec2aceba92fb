import type { ReadDb } from "@/db/handles";
import { readNames } from "@/lib/criteria/store";
import type { AttributeValue } from "@/lib/engine/attributes";
import { deriveHandoffs } from "@/lib/engine/handoffs";
import type { MergeSide, Settled } from "@/lib/engine/lead-merge";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import {
  type MergeLine,
  type MergePart,
  type MergePreview,
  previewMergeInput,
} from "../schema/merges";
import { newAliases, planMerge } from "../steps/merge";
import { readAliases } from "../store/addresses";
import { countRows } from "../store/merged-rows";
import { type LeadFile, readLeadFile } from "../store/merges";
import { readUserNames } from "../store/moves";

async function partOf(db: ReadDb, { row }: LeadFile): Promise<MergePart> {
  const { activities, opportunities } = await countRows(db, row.id);
  const { id, version, name, stage } = row;
  return { id, version, name, stage, activities, opportunities };
}

/** What merging two leads would come to, line by line; nothing is written. */
export const previewMerge = defineQuery({
  name: "lead.previewMerge",
  permission: "lead:merge",
  input: previewMergeInput,
  async run({ db, input: { id, otherId } }): Promise<MergePreview> {
    if (id === otherId)
      refuse("invalid", t("A lead cannot be merged with itself. Choose another."));
    const survivor = await readLeadFile(db, id);
    const other = await readLeadFile(db, otherId);
    if (!survivor || !other) refuse("not_found", t("One of these leads does not exist any more."));
    const merge = planMerge(survivor, other);
    const people = await readUserNames(db);
    const labels = (await readNames(db)).attributes;
    const lines: MergeLine[] = [];
    let same = 0;
    const add = (
      label: string,
      of: (file: LeadFile["row"]) => AttributeValue | null | undefined,
      { from }: Settled<unknown>,
    ) => {
      if (from === null) return;
      const values = { survivor: of(survivor.row) ?? null, other: of(other.row) ?? null };
      if (values.survivor === values.other) same += 1;
      else lines.push({ label, ...values, from });
    };
    add("Name", ({ name }) => name, merge.name);
    add(t("Email"), ({ email }) => email, merge.email);
    add(t("Phone"), ({ phone }) => phone, merge.phone);
    add(t("External id"), ({ externalId }) => externalId, merge.externalId);
    add(t("Owner"), ({ ownerId }) => people.get(ownerId ?? ""), merge.owner);
    for (const [attribute, settled] of Object.entries(merge.attributes)) {
      const label = labels[attribute]?.label ?? attribute;
      add(label, ({ attributes }) => attributes[attribute], settled);
    }
    const { moves, stands } = merge.timeline;
    const handoffs = deriveHandoffs(moves).length;
    const aliases = [
      ...(await readAliases(db, id)),
      ...(await readAliases(db, otherId)),
      ...newAliases(merge, id, other.row),
    ];
    return {
      survivor: await partOf(db, survivor),
      other: await partOf(db, other),
      lines,
      same,
      stage: { survivor, other }[stands satisfies MergeSide].row.stage,
      stands,
      handoffs,
      handoffsLost: survivor.handoffs.length + other.handoffs.length - handoffs,
      emails: aliases.filter(({ kind }) => kind === "email").map(({ value }) => value),
    };
  },
});
