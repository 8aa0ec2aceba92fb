"use client";

import { RadioGroup } from "@/components/ui/radio-group";
import type { Condition } from "@/lib/engine/conditions";
import type { FastTrack, FitRule, Gate } from "@/lib/engine/criteria";
import { describeFastTrack, describeFitRule, describeGate } from "@/lib/engine/describe";
import { t } from "@/lib/language";
import { newId } from "@/lib/operations/id";
import { ConditionBuilder } from "../conditions/builder";
import { useEditorTools } from "../editor-tools";
import { RuleSection } from "./rule-section";
import { sectionOf } from "./section";

const ANY_KIND = ["attribute", "activity"] as const;
const ATTRIBUTES_ONLY = ["attribute"] as const;

const ATTRIBUTE: Condition = { kind: "attribute", attribute: "title", op: "contains", value: "" };
const ACTIVITY: Condition = { kind: "activity", activity: "demo_request", atLeast: 1 };

function gateForm(gate: Gate, change: (next: Gate) => void, path: string) {
  return (
    <>
      <RadioGroup<Gate["kind"]>
        label={t("What it does")}
        orientation="horizontal"
        options={[
          { value: "require", label: t("Must hold to qualify") },
          { value: "exclude", label: t("Shuts the lead out") },
        ]}
        value={gate.kind}
        onChange={(kind) => change({ ...gate, kind })}
      />
      <ConditionBuilder
        condition={gate.when}
        onChange={(when) => change({ ...gate, when })}
        path={`${path}.when`}
        kinds={ANY_KIND}
      />
    </>
  );
}

export const GatesSection = sectionOf(["gates"], function GatesSection({ body, onChange }) {
  const { names } = useEditorTools();
  return (
    <RuleSection<Gate>
      title="Gates"
      description={t("What must hold, or must not, whatever the scores say.")}
      noun={t("gate")}
      empty={t("No gates: every lead can qualify by its scores alone.")}
      path="gates"
      rules={body.gates}
      onChange={(gates) => onChange({ gates })}
      create={() => ({ id: newId(), label: "", kind: "exclude", when: ATTRIBUTE })}
      sentenceOf={(gate) => describeGate(gate, names)}
      form={gateForm}
    />
  );
});

function fitForm(rule: FitRule, change: (next: FitRule) => void, path: string) {
  return (
    <ConditionBuilder
      condition={rule.when}
      onChange={(when) => change({ ...rule, when })}
      path={`${path}.when`}
      kinds={ATTRIBUTES_ONLY}
    />
  );
}

export const FitSection = sectionOf(["fit"], function FitSection({ body, onChange }) {
  const { names } = useEditorTools();
  return (
    <RuleSection<FitRule>
      title="Fit"
      description={t("Who they are: points for facts about the person and the company.")}
      noun={t("fit rule")}
      empty={t(
        "No fit rules yet: every lead's fit is 0. Start with who buys from you: seniority, company size, industry.",
      )}
      path="fit"
      rules={body.fit}
      onChange={(fit) => onChange({ fit })}
      create={() => ({ id: newId(), label: "", points: 10, when: ATTRIBUTE })}
      sentenceOf={(rule) => describeFitRule(rule, names)}
      hasPoints
      form={fitForm}
    />
  );
});

function trackForm(track: FastTrack, change: (next: FastTrack) => void, path: string) {
  return (
    <ConditionBuilder
      condition={track.when}
      onChange={(when) => change({ ...track, when })}
      path={`${path}.when`}
      kinds={ANY_KIND}
    />
  );
}

export const FastTracksSection = sectionOf(
  ["fastTracks"],
  function FastTracksSection({ body, onChange }) {
    const { names } = useEditorTools();
    return (
      <RuleSection<FastTrack>
        title={t("Fast tracks")}
        description={t(
          "Hand-raisers go to sales at once, past the thresholds; reported apart. Tried in this order.",
        )}
        noun={t("fast track")}
        empty={t("No fast tracks: even somebody who asks for a demo waits for the scores.")}
        path="fastTracks"
        rules={body.fastTracks}
        onChange={(fastTracks) => onChange({ fastTracks })}
        create={() => ({ id: newId(), label: "", when: ACTIVITY })}
        sentenceOf={(track) => describeFastTrack(track, names)}
        form={trackForm}
      />
    );
  },
);
