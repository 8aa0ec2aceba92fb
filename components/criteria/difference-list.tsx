import { Minus, Pencil, Plus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Difference } from "@/lib/engine/diff";
import { t } from "@/lib/language";

const AREA_NAMES: Record<Difference["area"], string> = {
  gates: "Gates",
  fit: "Fit",
  engagement: "Engagement",
  get fastTracks() {
    return t("Fast tracks");
  },
  get thresholds() {
    return t("Thresholds");
  },
  get caps() {
    return t("Caps");
  },
  get sqlRule() {
    return t("What counts as SQL");
  },
  get sla() {
    return t("Sales promises");
  },
  get targets() {
    return t("Marketing promises");
  },
  get dates() {
    return t("Dates");
  },
};

const MARKS = {
  added: {
    Icon: Plus,
    look: "text-good-ink",
    get word() {
      return t("Added");
    },
  },
  removed: {
    Icon: Minus,
    look: "text-bad-ink",
    get word() {
      return t("Removed");
    },
  },
  changed: {
    Icon: Pencil,
    look: "text-warn-ink",
    get word() {
      return t("Changed");
    },
  },
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
