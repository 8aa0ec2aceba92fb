import type { REASON_KINDS } from "@/lib/settings/schema";

export type Kind = (typeof REASON_KINDS)[number];

export const KINDS = [
  { value: "both", label: "Recycle or disqualify" },
  { value: "recycle", label: "Recycle", description: "Back to nurture, for later" },
  { value: "disqualify", label: "Disqualify", description: "Out for good" },
] as const;
export const ANSWERABLE = [
  { value: "marketing", label: "Marketing", description: "Better leads or better nurture" },
  { value: "sales", label: "Sales", description: "Better follow-up" },
] as const;

export const kindLabel = (kind: Kind) => KINDS.find((item) => item.value === kind)?.label ?? kind;
