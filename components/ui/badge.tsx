import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type Tone = "neutral" | "accent" | "good" | "warn" | "bad" | "info";

export interface BadgeProps {
  children: ReactNode;
  tone?: Tone;
  /** A dot before the text in any CSS colour, e.g. "var(--color-stage-mql)". */
  dot?: string;
  icon?: ReactNode;
  title?: string;
  className?: string;
}

const tones: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-ink-muted",
  accent: "border-transparent bg-accent-soft text-accent-ink",
  good: "border-transparent bg-good-soft text-good-ink",
  warn: "border-transparent bg-warn-soft text-warn-ink",
  bad: "border-transparent bg-bad-soft text-bad-ink",
  info: "border-transparent bg-info-soft text-info-ink",
};

/** A short word of state. */
export function Badge({ children, tone = "neutral", dot, icon, title, className }: BadgeProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex h-5 max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-2xs [&_svg]:size-3",
        tones[tone],
        className,
      )}
    >
      {dot ? <Dot color={dot} /> : null}
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A coloured dot; always with a word beside it. */
export function Dot({ color, className }: { color: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("inline-block size-2 shrink-0 rounded-full", className)}
      style={{ backgroundColor: color }}
    />
  );
}
