"use client";

import { ChevronsUpDown } from "lucide-react";
import { atIdle } from "@/components/shell/at-idle";
import { controlClass } from "@/components/ui/field";
import type { Select, SelectProps } from "@/components/ui/select";

type Props = SelectProps<string>;

/** Which source's leads are shown; a list takes more code than all else of the page's head. */
export const SourceFilter = atIdle<Props>(
  async () => (await import("@/components/ui/select")).Select as typeof Select<string>,
  SourceSketch,
);

function SourceSketch({ options, value }: Props) {
  return (
    <div className="min-w-0 flex-1">
      <p className={`${controlClass} flex items-center justify-between gap-2 pr-2`}>
        <span className="min-w-0 flex-1 truncate">
          {options.find((option) => option.value === value)?.label}
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      </p>
    </div>
  );
}
