import { useEffect, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import type { SqlRule } from "@/lib/engine/bant";
import type { QualifyingLead } from "@/lib/leads/schema/page";
import type { BantItem } from "@/lib/qualification/schema";

export interface Qualifying {
  /** The SQL rule that the lead is worked by; null until it is known. */
  sqlRule: SqlRule | null;
  /** Its BANT answers, of which a card shows only the levels; null until they are known. */
  answers: readonly BantItem[] | null;
  /** Why they could not be looked up. */
  answersProblem: string | null;
}

const NOTHING: Qualifying = { sqlRule: null, answers: null, answersProblem: null };

/** What qualifying a lead needs to know beyond its card. */
export function useQualifying(leadId: string | null): Qualifying {
  const [found, setFound] = useState<{ leadId: string; known: Qualifying } | null>(null);
  useEffect(() => {
    if (leadId === null) return;
    const abort = new AbortController();
    const address = `/api/leads/${encodeURIComponent(leadId)}/allowed`;
    fetchJson<QualifyingLead>(address, abort.signal).then((outcome) => {
      const known = outcome.ok
        ? { sqlRule: outcome.value.sqlRule, answers: outcome.value.bant, answersProblem: null }
        : { ...NOTHING, answersProblem: outcome.message };
      setFound({ leadId, known });
    });
    return () => {
      abort.abort();
      // Opened again, it asks again: somebody may have found out more meanwhile.
      setFound(null);
    };
  }, [leadId]);
  return found !== null && found.leadId === leadId ? found.known : NOTHING;
}
