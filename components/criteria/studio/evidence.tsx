"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { RuleEvidence } from "@/lib/engine/evidence";
import { Pieces } from "./leads-behind/pieces";
import { evidenceSentence } from "./sentences";
import { studioTexts } from "./texts";

type Evidence = Readonly<Record<string, RuleEvidence>>;
const NONE: Evidence = {};
const Context = createContext<Evidence>(NONE);

/** Hands every rule its own evidence, apart from the other tools: it changes with each answer. */
export function EvidenceProvider({
  rules,
  children,
}: {
  rules: Evidence | undefined;
  children: ReactNode;
}) {
  return <Context value={rules ?? NONE}>{children}</Context>;
}

/** How many leads meet a rule, and what became of them against the others. */
export function RuleEvidenceLine({ ruleId }: { ruleId: string }) {
  const evidence = useContext(Context)[ruleId];
  if (!evidence) return null;
  return (
    <p className="tabular text-ink-muted text-xs" title={studioTexts.evidenceHint}>
      <Pieces pieces={evidenceSentence(ruleId, evidence)} />
    </p>
  );
}
