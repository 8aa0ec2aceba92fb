"use client";

import { today } from "@internationalized/date";
import { memo } from "react";
import { DateField } from "@/components/ui/date-field";
import { Switch } from "@/components/ui/switch";
import { HOLD_OUT_DAYS } from "@/lib/replays/schema";
import { studioTexts } from "./texts";

/** Whether the last months are judged apart, and from when on. */
export const HoldOutControl = memo(function HoldOutControl({
  value,
  onChange,
  timeZone,
}: {
  value: string | null;
  onChange: (day: string | null) => void;
  timeZone: string;
}) {
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <Switch
        label={studioTexts.holdOut.toggle}
        isSelected={value !== null}
        onChange={(isOn) =>
          onChange(isOn ? today(timeZone).subtract({ days: HOLD_OUT_DAYS }).toString() : null)
        }
      />
      {value === null ? null : (
        <DateField
          label={studioTexts.holdOut.from}
          hideLabel
          value={value}
          max={today(timeZone).toString()}
          // Half a date is no answer yet: the last whole one stands until the next.
          onChange={(day) => {
            if (day) onChange(day);
          }}
        />
      )}
    </div>
  );
});
