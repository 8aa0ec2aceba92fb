"use client";

import { Card } from "@/components/ui/card";
import { DateField } from "@/components/ui/date-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { BANT_DIMENSIONS, BANT_NAMES, describeSqlRule, type SqlRule } from "@/lib/engine/bant";
import { COMMENT_PART_NAMES } from "@/lib/engine/comments";
import { t } from "@/lib/language";
import { CommentButton } from "../comments/comment-button";
import { useEditorTools } from "../editor-tools";
import { sectionOf } from "./section";

const LEVELS = [
  {
    value: "any",
    get label() {
      return t("Anything");
    },
  },
  {
    value: "partly",
    get label() {
      return t("At least partly met");
    },
  },
  {
    value: "met",
    get label() {
      return t("Met");
    },
  },
] as const;

/** What counts as sales-qualified. */
export const SqlRuleSection = sectionOf(["sqlRule"], function SqlRuleSection({ body, onChange }) {
  const { problemAt } = useEditorTools();
  const rule = body.sqlRule;
  const change = (next: Partial<SqlRule>) => onChange({ sqlRule: { ...rule, ...next } });
  return (
    <Card
      title={t("What counts as SQL")}
      description={t("What sales must have found out by BANT before a lead is sales-qualified.")}
      actions={<CommentButton part="sqlRule" ruleId={null} name={COMMENT_PART_NAMES.sqlRule} />}
    >
      <div className="flex max-w-2xl flex-col gap-3">
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {BANT_DIMENSIONS.map((dimension) => (
            <Select
              key={dimension}
              label={BANT_NAMES[dimension]}
              options={LEVELS}
              value={rule.minimum[dimension] ?? "any"}
              onChange={(level) => {
                const { [dimension]: _, ...others } = rule.minimum;
                change({ minimum: level === "any" ? others : { ...others, [dimension]: level } });
              }}
            />
          ))}
        </div>
        <div className="grid grid-cols-2 items-start gap-3 sm:max-w-md">
          <NumberField
            label={t("At least partly met")}
            value={rule.atLeastPartly}
            minValue={0}
            maxValue={4}
            suffix={t("of 4")}
            onNumber={(next) => change({ atLeastPartly: next })}
            error={problemAt("sqlRule.atLeastPartly")}
          />
          <NumberField
            label={t("Not met, at most")}
            value={rule.maxNotMet}
            minValue={0}
            maxValue={4}
            suffix={t("of 4")}
            onNumber={(next) => change({ maxNotMet: next })}
            error={problemAt("sqlRule.maxNotMet")}
          />
        </div>
        <Switch
          label={t("An opportunity must be opened with the move")}
          isSelected={rule.opportunity}
          onChange={(opportunity) => change({ opportunity })}
        />
        <p className="text-ink-muted">
          {t("In words:")} <span className="text-ink">{describeSqlRule(rule)}</span>
        </p>
      </div>
    </Card>
  );
});

/** Days are kept as midnight UTC, as the comparison of versions shows them. */
function dayOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 10);
}

function instantOf(day: string | null): number | null {
  return day === null ? null : Date.parse(`${day}T00:00:00Z`);
}

/** What the two sides take on, and when the agreement starts and is looked at again. */
export const PromisesSection = sectionOf(
  ["sla", "targets", "effectiveAt", "reviewAt"],
  function PromisesSection({ body, onChange }) {
    const { problemAt } = useEditorTools();
    const { sla, targets } = body;
    return (
      <Card
        title={t("Promises")}
        description={t("What sales and marketing take on with this agreement.")}
        actions={<CommentButton part="promises" ruleId={null} name={COMMENT_PART_NAMES.promises} />}
      >
        <div className="grid max-w-2xl grid-cols-1 items-start gap-x-3 gap-y-3 sm:grid-cols-3">
          <NumberField
            label={t("Sales accepts or rejects within")}
            value={sla.acceptWithinHours}
            minValue={0.25}
            suffix={t("business h")}
            hideSteps
            onNumber={(next) => onChange({ sla: { ...sla, acceptWithinHours: next } })}
            error={problemAt("sla.acceptWithinHours")}
          />
          <NumberField
            label={t("First touch within")}
            value={sla.firstTouchWithinHours}
            minValue={0.25}
            suffix={t("business h")}
            hideSteps
            onNumber={(next) => onChange({ sla: { ...sla, firstTouchWithinHours: next } })}
            error={problemAt("sla.firstTouchWithinHours")}
          />
          <NumberField
            label={t("Attempts before giving up")}
            value={sla.attemptsBeforeUnreachable}
            minValue={1}
            maxValue={50}
            onNumber={(next) => onChange({ sla: { ...sla, attemptsBeforeUnreachable: next } })}
            error={problemAt("sla.attemptsBeforeUnreachable")}
          />
          <NumberField
            label={t("Marketing delivers")}
            value={targets.mqlsPerWeek}
            minValue={0}
            placeholder={t("none")}
            suffix={t("MQLs a week")}
            hideSteps
            onChange={(mqlsPerWeek) => onChange({ targets: { ...targets, mqlsPerWeek } })}
            error={problemAt("targets.mqlsPerWeek")}
          />
          <NumberField
            label={t("of which sales accepts")}
            value={targets.acceptanceRate}
            minValue={0}
            maxValue={1}
            placeholder={t("none")}
            formatOptions={{ style: "percent", maximumFractionDigits: 1 }}
            hideSteps
            onChange={(acceptanceRate) => onChange({ targets: { ...targets, acceptanceRate } })}
            error={problemAt("targets.acceptanceRate")}
          />
          <NumberField
            label={t("and that become SQL")}
            value={targets.sqlRate}
            minValue={0}
            maxValue={1}
            placeholder={t("none")}
            formatOptions={{ style: "percent", maximumFractionDigits: 1 }}
            hideSteps
            onChange={(sqlRate) => onChange({ targets: { ...targets, sqlRate } })}
            error={problemAt("targets.sqlRate")}
          />
          <div className="grid grid-cols-1 gap-3 sm:col-span-full sm:grid-cols-3">
            <DateField
              label={t("Takes effect on")}
              value={dayOf(body.effectiveAt)}
              onChange={(day) => onChange({ effectiveAt: instantOf(day) })}
              error={problemAt("effectiveAt")}
            />
            <DateField
              label={t("Is looked at again on")}
              value={dayOf(body.reviewAt)}
              onChange={(day) => onChange({ reviewAt: instantOf(day) })}
              error={problemAt("reviewAt")}
            />
          </div>
        </div>
      </Card>
    );
  },
);
