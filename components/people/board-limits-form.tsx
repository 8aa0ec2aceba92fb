"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { settingsTexts as texts } from "@/components/people/settings-texts";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NumberField } from "@/components/ui/number-field";
import { toast } from "@/components/ui/toast";
import { useUnsavedFields } from "@/components/ui/use-unsaved-warning";
import { STAGE_INFO } from "@/lib/engine/stages";
import { limitBoardAction } from "@/lib/settings/actions";
import { type BoardLimits, LIMITED_STAGES } from "@/lib/settings/schema/board-limits";

interface BoardLimitsFormProps {
  limits: BoardLimits;
  version: number;
  mayChange: boolean;
}

const PARTS = ["columns", "owners"] as const satisfies readonly (keyof BoardLimits)[];

/** How many leads the board should have at most, in a column and of one owner. */
export function BoardLimitsForm({ limits, version, mayChange }: BoardLimitsFormProps) {
  const router = useRouter();
  const { run, isPending, fields, failure } = useAction(limitBoardAction);
  const [draft, setDraft] = useState(limits);
  const unsaved = useUnsavedFields(draft);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const outcome = await run({ ...draft, version });
    if (!outcome.ok) return;
    unsaved.saved();
    toast({ title: texts.limitsSaved, tone: "good" });
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Refusal failure={failure} />
      {mayChange ? null : <p className="text-ink-muted">{texts.limitsReadOnly}</p>}
      {PARTS.map((part) => (
        <Card key={part} title={texts.limits[part]} description={texts.limitHints[part]}>
          <div className="grid gap-4 sm:grid-cols-3">
            {LIMITED_STAGES.map((stage) => (
              <NumberField
                key={stage}
                label={STAGE_INFO[stage].longName}
                value={draft[part][stage]}
                onChange={(most) =>
                  setDraft((now) => ({ ...now, [part]: { ...now[part], [stage]: most } }))
                }
                suffix={texts.limitUnit}
                error={fields[`${part}.${stage}`]}
                isReadOnly={!mayChange}
              />
            ))}
          </div>
        </Card>
      ))}
      {mayChange ? (
        <div>
          <Button type="submit" variant="primary" isPending={isPending}>
            {texts.saveLimits}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
