import { t } from "@/lib/language";
import { Refusal } from "@/lib/operations/outcome";
import type { Refused } from "./answerer";

/** Why a thread did not answer, for whoever asked; `crashed` says so of this thread. */
export function refusalOf(refused: Refused, crashed: string): Refusal {
  if (refused.because === "crashed") return new Refusal("failed", crashed);
  const { needsMb, limitMb } = refused;
  return new Refusal(
    "invalid",
    t`There is too much history for the memory that the replay may use: it needs about ${needsMb} MB and may use ${limitMb} MB. Whoever runs Handoff can raise HANDOFF_ANALYST_MEMORY_MB.`,
  );
}
