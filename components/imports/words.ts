import type { Option } from "@/components/ui/options";
import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import { STAGE_INFO, STAGES } from "@/lib/engine/stages";
import type { ImportState } from "@/lib/imports/schema";
import type { FieldType } from "@/lib/imports/schema/field";
import { COST_KIND_NAMES } from "@/lib/spend/schema";

export const count = (n: number) => n.toLocaleString("en");

export const rowsText = (n: number) => (n === 1 ? "1 row" : `${count(n)} rows`);

/** "2.4 MB". */
export function sizeText(bytes: number): string {
  const format = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
  if (bytes < 1_000_000) return `${format.format(Math.max(bytes / 1000, 0.1))} kB`;
  return `${format.format(bytes / 1_000_000)} MB`;
}

export const STATE_TONES: Record<ImportState, "neutral" | "info" | "good" | "bad" | "warn"> = {
  uploaded: "neutral",
  queued: "info",
  running: "info",
  done: "good",
  failed: "bad",
  cancelled: "warn",
};

const BLANK: Option = { value: "", label: "Nothing (leave blank)" };

/** What the texts of a column can stand for, where only certain words are possible. */
export const CHOICES: Partial<Record<FieldType, readonly Option[]>> = {
  stage: [...STAGES.map((stage) => ({ value: stage, label: STAGE_INFO[stage].name })), BLANK],
  state: [
    { value: "open", label: "Open" },
    { value: "won", label: "Won" },
    { value: "lost", label: "Lost" },
    BLANK,
  ],
  activityType: [
    ...Object.entries(ACTIVITY_TYPES).map(([value, { label }]) => ({ value, label })),
    BLANK,
  ],
  costKind: [...Object.entries(COST_KIND_NAMES).map(([value, label]) => ({ value, label })), BLANK],
};
