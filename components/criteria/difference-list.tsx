import { Minus, Pencil, Plus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Difference } from "@/lib/engine/diff";

const AREA_NAMES: Record<Difference["area"], string> = {
  gates: "Gates",
  fit: "Fit",
  engagement: "Engagement",
  fastTracks: "Fast tracks",
  thresholds: "Thresholds",
  caps: "Caps",
  sqlRule: "What counts as SQL",
  sla: "Sales promises",
  targets: "Marketing promises",
  dates: "Dates",
};

const MARKS = {
  added: { Icon: Plus, look: "text-good-ink", word: "Added" },
  removed: { Icon: Minus, look: "text-bad-ink", word: "Removed" },
  changed: { Icon: Pencil, look: "text-warn-ink", word: "Changed" },
};

/** What changed between two versions, in words, by area. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const areas = [...new Set(differences.map(({ area }) => area))];
  return (
    <div className="wrap-anywhere flex flex-col gap-3">
      {areas.map((area) => (
        <section key={area}>
          <h3 className="font-medium text-ink-muted text-xs">{AREA_NAMES[area]}</h3>
          <ul className="mt-1 flex flex-col gap-1.5">
            {differences
              .filter((difference) => difference.area === area)
              .map(({ change, sentence }) => {
                const { Icon, look, word } = MARKS[change];
                return (
                  <li key={sentence} className="flex gap-2">
                    <Icon aria-hidden="true" className={cn("mt-0.5 size-3.5 shrink-0", look)} />
                    <span className="sr-only">{word}: </span>
                    <span className="min-w-0">{sentence}</span>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </div>
  );
}
