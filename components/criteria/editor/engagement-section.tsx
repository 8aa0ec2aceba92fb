"use client";

import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { EngagementRule } from "@/lib/engine/criteria";
import { DECAY_NAMES, type Decay } from "@/lib/engine/decay";
import { describeEngagementRule } from "@/lib/engine/describe";
import { t } from "@/lib/language";
import { newId } from "@/lib/operations/id";
import { ActivityPicker } from "../conditions/activity-picker";
import { WhereControl } from "../conditions/where-control";
import { useEditorTools } from "../editor-tools";
import { RuleSection } from "./rule-section";
import { sectionOf } from "./section";

/** What an engagement rule starts as: a download, twice, fading. */
function createRule(): EngagementRule {
  return {
    id: newId(),
    label: "",
    activity: "page_view",
    where: [],
    points: 10,
    repeat: { atMost: 3 },
    decay: { kind: "halfLife", days: 30 },
  };
}

function ruleForm(rule: EngagementRule, change: (next: EngagementRule) => void, path: string) {
  return <RuleForm rule={rule} onChange={change} path={path} />;
}

export const EngagementSection = sectionOf(
  ["engagement"],
  function EngagementSection({ body, onChange }) {
    return (
      <RuleSection<EngagementRule>
        title="Engagement"
        description={t("What they did: points for activities, fading with time.")}
        noun={t("engagement rule")}
        empty={t(
          "No engagement rules yet: every lead's engagement is 0. Start with what buyers do before they buy: pricing pages, demos, trials.",
        )}
        path="engagement"
        rules={body.engagement}
        onChange={(engagement) => onChange({ engagement })}
        create={createRule}
        sentenceOf={describeEngagementRule}
        hasPoints
        form={ruleForm}
      />
    );
  },
);

interface RuleFormProps {
  rule: EngagementRule;
  onChange: (rule: EngagementRule) => void;
  path: string;
}

function RuleForm({ rule, onChange, path }: RuleFormProps) {
  const { problemAt } = useEditorTools();
  const { cap, ...uncapped } = rule;
  return (
    <div className="grid grid-cols-1 items-start gap-x-2 gap-y-3 sm:grid-cols-3">
      <ActivityPicker
        label={t("Activity")}
        value={rule.activity}
        onChange={(activity) => onChange({ ...rule, activity, where: [] })}
      />
      <WhereControl
        activity={rule.activity}
        where={rule.where ?? []}
        onChange={(where) => onChange({ ...rule, where })}
        path={`${path}.where`}
      />
      <RepeatFields rule={rule} onChange={onChange} path={path} />
      <DecayFields rule={rule} onChange={onChange} path={path} />
      <NumberField
        step={1}
        label={t("At most, all together")}
        value={cap ?? null}
        minValue={0}
        placeholder={t("no limit")}
        suffix={t("pts")}
        hideSteps
        onChange={(next) => onChange(next === null ? uncapped : { ...rule, cap: next })}
        error={problemAt(`${path}.cap`)}
      />
    </div>
  );
}

type RepeatKind = "once" | "every" | "atMost";
const REPEATS: { value: RepeatKind; label: string }[] = [
  {
    value: "once",
    get label() {
      return t("The first time only");
    },
  },
  {
    value: "atMost",
    get label() {
      return t("The first few times");
    },
  },
  {
    value: "every",
    get label() {
      return t("Every time");
    },
  },
];

function RepeatFields({ rule, onChange, path }: RuleFormProps) {
  const { problemAt } = useEditorTools();
  const { repeat } = rule;
  const kind: RepeatKind = typeof repeat === "string" ? repeat : "atMost";
  return (
    <div className="grid min-w-0 grid-cols-[1fr_auto] items-start gap-2 sm:col-start-1">
      <Select<RepeatKind>
        label={t("Counts")}
        options={REPEATS}
        value={kind}
        onChange={(next) => onChange({ ...rule, repeat: next === "atMost" ? { atMost: 3 } : next })}
      />
      {typeof repeat === "string" ? null : (
        <NumberField
          step={1}
          label={t("Times")}
          className="w-20"
          value={repeat.atMost}
          minValue={1}
          maxValue={1000}
          onNumber={(next) => onChange({ ...rule, repeat: { atMost: next } })}
          error={problemAt(`${path}.repeat.atMost`)}
        />
      )}
    </div>
  );
}

const DECAYS = (Object.keys(DECAY_NAMES) as Decay["kind"][]).map((value) => ({
  value,
  get label() {
    return DECAY_NAMES[value];
  },
}));

function DecayFields({ rule, onChange, path }: RuleFormProps) {
  const { problemAt } = useEditorTools();
  const { decay } = rule;
  const days = decay.kind === "none" ? 30 : decay.days;
  const error = problemAt(`${path}.decay`) ?? problemAt(`${path}.decay.kind`);
  return (
    <div className="grid min-w-0 grid-cols-[1fr_auto] items-start gap-2">
      <Select<Decay["kind"]>
        label={t("Points fade")}
        options={DECAYS}
        value={decay.kind}
        onChange={(kind) =>
          onChange({ ...rule, decay: kind === "none" ? { kind } : { kind, days } })
        }
        error={error}
      />
      {decay.kind === "none" ? null : (
        <NumberField
          step={1}
          label={t("Days")}
          className="w-20"
          value={decay.days}
          minValue={1}
          maxValue={3650}
          onNumber={(next) => onChange({ ...rule, decay: { ...decay, days: next } })}
          error={problemAt(`${path}.decay.days`)}
        />
      )}
    </div>
  );
}
