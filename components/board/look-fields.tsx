"use client";

import { CheckboxGroup, Label } from "react-aria-components";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { type BoardLook, CARD_FACTS, CARD_GROUPS } from "@/lib/leads/schema/board-look";
import { lookTexts as texts } from "./look-texts";

const GROUPS = (["none", ...CARD_GROUPS] as const).map((value) => ({
  value,
  get label() {
    return texts.groups[value];
  },
}));

/** By what the cards are grouped, and what each of them shows. */
export function LookFields({
  look,
  onChange,
}: {
  look: BoardLook;
  onChange: (look: BoardLook) => void;
}) {
  const { group, hidden } = look;
  return (
    <div className="flex w-60 max-w-full flex-col gap-4">
      <Select
        label={texts.group}
        options={GROUPS}
        value={group ?? "none"}
        onChange={(chosen) => onChange({ ...look, group: chosen === "none" ? null : chosen })}
        description={group === null ? undefined : texts.groupHint}
      />
      <CheckboxGroup
        value={CARD_FACTS.filter((fact) => !hidden.includes(fact))}
        onChange={(shown) =>
          onChange({ ...look, hidden: CARD_FACTS.filter((fact) => !shown.includes(fact)) })
        }
        className="flex flex-col gap-1"
      >
        <Label className="font-medium text-sm">{texts.facts}</Label>
        {CARD_FACTS.map((fact) => (
          <Checkbox key={fact} value={fact} label={texts.fact[fact]} />
        ))}
      </CheckboxGroup>
    </div>
  );
}
