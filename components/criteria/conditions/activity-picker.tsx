"use client";

import { Select } from "@/components/ui/select";
import {
  ACTIVITY_TYPE_IDS,
  ACTIVITY_TYPES,
  type ActivityGroup,
  type ActivityType,
} from "@/lib/engine/activities";

const GROUP_NAMES: Record<ActivityGroup, string> = {
  web: "Web",
  content: "Content",
  event: "Events",
  email: "Email",
  ads: "Ads and social",
  intent: "Intent",
  sales: "Sales",
};

const OPTIONS = ACTIVITY_TYPE_IDS.map((value) => ({
  value,
  label: ACTIVITY_TYPES[value].label,
  group: GROUP_NAMES[ACTIVITY_TYPES[value].group],
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
