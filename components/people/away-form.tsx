"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { toast } from "@/components/ui/toast";
import type { Absence } from "@/lib/engine/absence";
import { endAwayAction, setAwayAction } from "@/lib/users/actions";
import { awayTexts as texts } from "./away-texts";

export interface AwayFormProps {
  id: string;
  /** Of somebody else; absent for oneself. */
  name?: string;
  away: Absence | null;
  /** The workspace's, ISO. */
  today: string;
  onDone?: () => void;
}

/** From which day until which somebody is out of office. */
export function AwayForm({ id, name, away, today, onDone }: AwayFormProps) {
  const router = useRouter();
  const planned = away && away.until >= today ? away : null;
  const [from, setFrom] = useState<string | null>(planned?.from ?? today);
  const [until, setUntil] = useState<string | null>(planned?.until ?? null);
  const [isAsked, setAsked] = useState(false);
  const setting = useAction(setAwayAction);
  const ending = useAction(endAwayAction);

  function done(title: string) {
    toast({ title, tone: "good" });
    router.refresh();
    onDone?.();
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsked(true);
    if (from === null || until === null) return;
    const outcome = await setting.run({ id, from, until });
    if (!outcome.ok) return;
    setAsked(false);
    done(name === undefined ? texts.saved(until) : texts.savedOf(name, until));
  }
  async function end() {
    const outcome = await ending.run({ id });
    if (!outcome.ok) return;
    setFrom(today);
    setUntil(null);
    done(name === undefined ? texts.ended : texts.endedOf(name));
  }
  const missing = (day: string | null) => (isAsked && day === null ? texts.choose : undefined);
  return (
    <form onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-4">
      <Refusal failure={setting.failure ?? ending.failure} />
      <div className="grid grid-cols-2 items-start gap-3">
        <DateField
          label={texts.from}
          value={from}
          onChange={setFrom}
          error={missing(from) ?? setting.fields.from}
        />
        <DateField
          label={texts.until}
          value={until}
          onChange={setUntil}
          min={today}
          error={missing(until) ?? setting.fields.until}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={setting.isPending}>
          {texts.save}
        </Button>
        {planned ? (
          <Button variant="ghost" isPending={ending.isPending} onPress={end}>
            {texts.end}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
