import { t } from "@/lib/language";
import { REASON_KIND_NAMES, type REASON_KINDS } from "@/lib/settings/schema";

export type Kind = (typeof REASON_KINDS)[number];

export const KINDS = [
  {
    value: "both",
    get label() {
      return REASON_KIND_NAMES.both;
    },
  },
  {
    value: "recycle",
    get label() {
      return REASON_KIND_NAMES.recycle;
    },
    get description() {
      return t("Back to nurture, for later");
    },
  },
  {
    value: "disqualify",
    get label() {
      return REASON_KIND_NAMES.disqualify;
    },
    get description() {
      return t("Out for good");
    },
  },
] as const;
export const ANSWERABLE = [
  {
    value: "marketing",
    label: "Marketing",
    get description() {
      return t("Better leads or better nurture");
    },
  },
  {
    value: "sales",
    get label() {
      return t("Sales");
    },
    get description() {
      return t("Better follow-up");
    },
  },
] as const;
