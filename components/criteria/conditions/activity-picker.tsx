"use client";

import { Select } from "@/components/ui/select";
import {
  ACTIVITY_TYPE_IDS,
  ACTIVITY_TYPES,
  type ActivityGroup,
  type ActivityType,
} from "@/lib/engine/activities";
import { t } from "@/lib/language";

const GROUP_NAMES: Record<ActivityGroup, string> = {
  web: "Web",
  get content() {
    return t("Content");
  },
  get event() {
    return t("Events");
  },
  get email() {
    return t("Email");
  },
  get ads() {
    return t("Ads and social");
  },
  intent: "Intent",
  get sales() {
    return t("Sales");
  },
};

const OPTIONS = ACTIVITY_TYPE_IDS.map((value) => ({
  value,
  get label() {
    return ACTIVITY_TYPES[value].label;
  },
  get group() {
    return GROUP_NAMES[ACTIVITY_TYPES[value].group];
  },
}));

export function ActivityPicker({
  label,
  value,
  onChange,
}: {
  label: string;
  value: ActivityType;
  onChange: (value: ActivityType) => void;
}) {
  return <Select label={label} options={OPTIONS} value={value} onChange={onChange} />;
}
