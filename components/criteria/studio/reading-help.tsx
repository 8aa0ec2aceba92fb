"use client";

import { memo } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { studioTexts } from "./texts";

/** What the replay counts, in plain words. */
export const ReadingHelp = memo(function ReadingHelp({ windowDays }: { windowDays: number }) {
  const { title, points, window } = studioTexts.reading;
  return (
    <Disclosure title={title} className="border-line border-t pt-2">
      <ul className="flex list-disc flex-col gap-1 pl-4 text-ink-muted">
        {[window(windowDays), ...points].map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Disclosure>
  );
});
