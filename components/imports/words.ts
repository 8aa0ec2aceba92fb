import type { Option } from "@/components/ui/options";
import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import { STAGE_INFO, STAGES } from "@/lib/engine/stages";
import { numberText, roundedText } from "@/lib/format";
import type { ImportState } from "@/lib/imports/schema";
import type { FieldType } from "@/lib/imports/schema/field";
import { t } from "@/lib/language";
import { OPPORTUNITY_STATE_NAMES } from "@/lib/opportunities/schema/states";
import { COST_KIND_NAMES } from "@/lib/spend/schema";

export const rowsText = (n: number) => (n === 1 ? t("1 row") : t`${numberText(n)} rows`);

/** "2.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${roundedText(Math.max(bytes / 1000, 0.1), 1)} kB`;
  return `${roundedText(bytes / 1_000_000, 1)} MB`;
}

export const STATE_TONES: Record<ImportState, "neutral" | "info" | "good" | "bad" | "warn"> = {
  uploaded: "neutral",
  queued: "info",
  running: "info",
  done: "good",
  failed: "bad",
  cancelled: "warn",
  undoing: "info",
  undone: "neutral",
};

const BLANK: Option = {
  value: "",
  get label() {
    return t("Nothing (leave blank)");
  },
};

/** What the texts of a column can stand for, where only certain words are possible. */
const CHOICES: Partial<Record<FieldType, () => readonly Option[]>> = {
  stage: () => [...STAGES.map((stage) => ({ value: stage, label: STAGE_INFO[stage].name })), BLANK],
  state: () => [
    ...Object.entries(OPPORTUNITY_STATE_NAMES).map(([value, label]) => ({ value, label })),
    BLANK,
  ],
  activityType: () => [
    ...Object.entries(ACTIVITY_TYPES).map(([value, { label }]) => ({ value, label })),
    BLANK,
  ],
  costKind: () => [
    ...Object.entries(COST_KIND_NAMES).map(([value, label]) => ({ value, label })),
    BLANK,
  ],
};

export function choicesOf(type: FieldType): readonly Option[] | undefined {
  return CHOICES[type]?.();
}
