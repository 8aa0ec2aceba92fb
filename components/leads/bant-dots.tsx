import { cn } from "@/components/ui/cn";
import {
  BANT_DIMENSIONS,
  BANT_LEVEL_NAMES,
  BANT_NAMES,
  type Bant,
  type BantLevel,
} from "@/lib/engine/bant";

export function bantWords(bant: Bant): string {
  const words = BANT_DIMENSIONS.map(
    (dimension) => `${BANT_NAMES[dimension]} ${BANT_LEVEL_NAMES[bant[dimension]].toLowerCase()}`,
  );
  return `BANT: ${words.join(", ")}`;
}

/** Four dots for budget, authority, need, timeline; the shape tells the level, not only the colour. */
export function BantDots({ bant, className }: { bant: Bant; className?: string }) {
  const words = bantWords(bant);
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className={cn("inline-flex gap-0.5", className)}
    >
      {BANT_DIMENSIONS.map((dimension) => (
        <BantDot key={dimension} level={bant[dimension]} />
      ))}
    </span>
  );
}

const colors: Record<BantLevel, string> = {
  unknown: "text-ink-faint",
  notMet: "text-bad",
  partly: "text-warn",
  met: "text-good",
};

function BantDot({ level }: { level: BantLevel }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className={cn("size-2.5", colors[level])}>
      <circle
        cx="5"
        cy="5"
        r="3.5"
        fill={level === "met" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.25"
        strokeDasharray={level === "unknown" ? "1.6 1.2" : undefined}
      />
      {level === "partly" ? <path d="M5 1.5a3.5 3.5 0 0 0 0 7z" fill="currentColor" /> : null}
      {level === "notMet" ? (
        <path d="M3.2 3.2l3.6 3.6m0-3.6L3.2 6.8" stroke="currentColor" strokeWidth="1.25" />
      ) : null}
    </svg>
  );
}
