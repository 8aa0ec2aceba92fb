import { REASON_KIND_NAMES, type REASON_KINDS } from "@/lib/settings/schema";

export type Kind = (typeof REASON_KINDS)[number];

export const KINDS = [
  { value: "both", label: REASON_KIND_NAMES.both },
  { value: "recycle", label: REASON_KIND_NAMES.recycle, description: "Back to nurture, for later" },
  { value: "disqualify", label: REASON_KIND_NAMES.disqualify, description: "Out for good" },
] as const;
export const ANSWERABLE = [
  { value: "marketing", label: "Marketing", description: "Better leads or better nurture" },
  { value: "sales", label: "Sales", description: "Better follow-up" },
] as const;
