import { formatPoints } from "@/components/leads/format-span";
import { cn } from "@/components/ui/cn";
import { t } from "@/lib/language";
import type { LeadCard } from "@/lib/leads/schema";

const letters: Record<string, string> = {
  A: "bg-good-soft text-good-ink",
  B: "bg-info-soft text-info-ink",
  C: "bg-warn-soft text-warn-ink",
  D: "bg-sunken text-ink-muted",
};

/** Fit as a letter and engagement as a number: two scores, never one. */
export function ScoreChip({
  lead: { fit, engagement, grade },
  className,
}: {
  lead: Pick<LeadCard, "fit" | "engagement" | "grade">;
  className?: string;
}) {
  const words = t`${grade ? t`Fit ${grade} (${formatPoints(fit)} points)` : t("Fit not scored")}, engagement ${formatPoints(engagement)} points`;
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className={cn(
        "tabular inline-flex h-4.5 shrink-0 items-center overflow-hidden rounded-sm border border-line font-semibold text-2xs",
        className,
      )}
    >
      <span
        className={cn(
          "flex h-full w-4.5 items-center justify-center",
          letters[grade ?? ""] ?? "bg-sunken text-ink-faint",
        )}
      >
        {grade ?? "–"}
      </span>
      <span className="px-1 text-ink-muted">{formatPoints(engagement)}</span>
    </span>
  );
}
