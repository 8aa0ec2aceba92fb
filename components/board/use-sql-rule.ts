import { useEffect, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import type { SqlRule } from "@/lib/engine/bant";
import type { AllowedMoves } from "@/lib/leads/schema/page";

/** The SQL rule that a lead is worked by; null until it is known. */
export function useSqlRule(leadId: string | null): SqlRule | null {
  const [found, setFound] = useState<{ leadId: string; rule: SqlRule } | null>(null);
  useEffect(() => {
    if (leadId === null) return;
    const abort = new AbortController();
    const address = `/api/leads/${encodeURIComponent(leadId)}/allowed`;
    fetchJson<AllowedMoves>(address, abort.signal).then((outcome) => {
      if (outcome.ok) setFound({ leadId, rule: outcome.value.sqlRule });
    });
    return () => abort.abort();
  }, [leadId]);
  return found !== null && found.leadId === leadId ? found.rule : null;
}
