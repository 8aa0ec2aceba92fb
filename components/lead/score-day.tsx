"use client";

import { fromAbsolute, parseDate, toCalendarDate } from "@internationalized/date";
import { useNow } from "@/components/leads/use-now";
import { DateField } from "@/components/ui/date-field";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const texts = leadTexts.score;

/** Asks for a day that is over, not before the lead was known. */
export function ScoreDay({
  since,
  day,
  onChoose,
}: {
  since: number;
  day: string | null;
  /** `end`: the last moment of that day, epoch ms. */
  onChoose: (day: string, end: number) => void;
}) {
  const { timeZone } = useDesk();
  const now = useNow();
  const dayOf = (at: number) => toCalendarDate(fromAbsolute(at, timeZone));
  return (
    <>
      <span aria-hidden="true" className="text-ink-muted text-xs">
        {texts.asOf}
      </span>
      <DateField
        label={texts.asOf}
        hideLabel
        value={day}
        onChange={(next) => {
          if (next === null) return;
          onChoose(next, parseDate(next).add({ days: 1 }).toDate(timeZone).getTime() - 1);
        }}
        min={dayOf(since).toString()}
        max={dayOf(now).subtract({ days: 1 }).toString()}
        autoFocus
      />
    </>
  );
}
