import { t } from "@/lib/language";
import type { Criteria } from "./criteria";
import type { DiffArea, Difference } from "./diff";
import { utcDayText } from "./locale";

function show(value: number | null, unit: (value: number) => string): string {
  return value === null ? t("none") : unit(value);
}

function plural(one: string, many: string) {
  return (value: number) => `${value} ${t(value === 1 ? one : many)}`;
}

interface Field {
  area: DiffArea;
  label: string;
  read(criteria: Criteria): number | null;
  unit(value: number): string;
}

const POINTS = plural("point", "points");
const HOURS = plural("business hour", "business hours");
const SHARE = (rate: number) => `${Math.round(rate * 1000) / 10} %`;
const FIELDS: readonly Field[] = [
  {
    area: "thresholds",
    get label() {
      return t("The fit threshold");
    },
    read: (c) => c.thresholds.fit,
    unit: POINTS,
  },
  {
    area: "thresholds",
    get label() {
      return t("The engagement threshold");
    },
    read: (c) => c.thresholds.engagement,
    unit: POINTS,
  },
  {
    area: "caps",
    get label() {
      return t("The fit cap");
    },
    read: (c) => c.caps.fit,
    unit: POINTS,
  },
  {
    area: "caps",
    get label() {
      return t("The engagement cap");
    },
    read: (c) => c.caps.engagement,
    unit: POINTS,
  },
  {
    area: "sla",
    get label() {
      return t("The time to accept or reject");
    },
    read: (c) => c.sla.acceptWithinHours,
    unit: HOURS,
  },
  {
    area: "sla",
    get label() {
      return t("The time to the first touch");
    },
    read: (c) => c.sla.firstTouchWithinHours,
    unit: HOURS,
  },
  {
    area: "sla",
    get label() {
      return t("The attempts before giving up");
    },
    read: (c) => c.sla.attemptsBeforeUnreachable,
    unit: plural("attempt", "attempts"),
  },
  {
    area: "targets",
    get label() {
      return t("The promised number of MQLs per week");
    },
    read: (c) => c.targets.mqlsPerWeek,
    unit: String,
  },
  {
    area: "targets",
    get label() {
      return t("The promised acceptance rate");
    },
    read: (c) => c.targets.acceptanceRate,
    unit: SHARE,
  },
  {
    area: "targets",
    get label() {
      return t("The promised SQL rate");
    },
    read: (c) => c.targets.sqlRate,
    unit: SHARE,
  },
  {
    area: "dates",
    get label() {
      return t("The effective date");
    },
    read: (c) => c.effectiveAt,
    unit: utcDayText,
  },
  {
    area: "dates",
    get label() {
      return t("The review date");
    },
    read: (c) => c.reviewAt,
    unit: utcDayText,
  },
];

function compareFigure(before: Criteria, after: Criteria, field: Field): Difference[] {
  const was = field.read(before);
  const is = field.read(after);
  if (was === is) return [];
  const from = show(was, field.unit);
  const to = show(is, field.unit);
  const sentence =
    from === to
      ? t`${field.label} changes within ${to}.`
      : t`${field.label} goes from ${from} to ${to}.`;
  return [{ area: field.area, change: "changed", sentence }];
}

/** What changed in thresholds, caps, promises and days, in words. */
export function compareFigures(before: Criteria, after: Criteria): Difference[] {
  return FIELDS.flatMap((field) => compareFigure(before, after, field));
}
