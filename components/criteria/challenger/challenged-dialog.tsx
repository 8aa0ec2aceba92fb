"use client";

import { useCallback } from "react";
import type { ChallengedLead } from "@/lib/challengers/schema";
import { askChallenged } from "../studio/ask";
import { type AskPage, LeadsSheet } from "../studio/leads-behind/leads-sheet";
import { countText } from "../words";
import type { Challenged } from "./challenged-number";
import { factsOf, challengerTexts as texts } from "./texts";

const PAGE = 50;

/** The leads behind one number of a comparison. */
export default function ChallengedDialog({
  id,
  groups,
  labels,
  name,
  timeZone,
  onClose,
}: Challenged & { onClose: () => void }) {
  const ask = useCallback<AskPage<ChallengedLead, number>>(
    async (next, signal) => {
      const skip = next ?? 0;
      const question = JSON.stringify({ id, groups, labels, skip, limit: PAGE });
      const found = await askChallenged(question, signal);
      if (!found.ok) return found;
      const { total, leads } = found.value;
      const beyond = skip + PAGE;
      return { ok: true, value: { total, leads, next: beyond < total ? beyond : null } };
    },
    [id, groups, labels],
  );
  return (
    <LeadsSheet
      ask={ask}
      title={(total) => (total === null ? name : `${name}: ${countText(total, "lead")}`)}
      hint={texts.newestFirst}
      factsOf={(lead) => factsOf(lead, timeZone)}
      onClose={onClose}
    />
  );
}
