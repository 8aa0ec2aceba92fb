import { cn } from "@/components/ui/cn";

export interface AvatarProps {
  name: string;
  size?: "sm" | "md" | "lg";
  /** The name stands beside it already. */
  isDecorative?: boolean;
  className?: string;
}

const sizes = { sm: "size-5 text-[0.5625rem]", md: "size-7 text-2xs", lg: "size-10 text-sm" };
const hues = [1, 2, 3, 4, 5, 6];

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return ([...first][0] ?? "?").concat([...last][0] ?? "").toUpperCase();
}

/** Initials on a ground that is always the same for the same name. */
export function Avatar({ name, size = "md", isDecorative = false, className }: AvatarProps) {
  const sum = [...name].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0);
  const hue = hues[sum % hues.length] ?? 1;
  return (
    <span
      {...(isDecorative
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": name, title: name })}
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-ink",
        sizes[size],
        className,
      )}
      style={{
        backgroundColor: `color-mix(in oklab, var(--color-chart-${hue}) 22%, var(--color-surface))`,
      }}
    >
      {initialsOf(name)}
    </span>
  );
}
