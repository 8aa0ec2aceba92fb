import { cn } from "@/components/ui/cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "inline-flex print:hidden shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium no-underline transition-colors duration-100 data-disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent text-on-accent hover:bg-accent-strong data-pressed:bg-accent-strong",
  secondary:
    "border-line-strong bg-raised text-ink shadow-card hover:bg-hover data-pressed:bg-hover aria-expanded:bg-hover",
  ghost:
    "border-transparent bg-transparent text-ink-muted hover:bg-hover hover:text-ink data-pressed:bg-hover aria-expanded:bg-hover aria-expanded:text-ink",
  danger:
    "border-transparent bg-bad-strong text-on-accent hover:brightness-90 data-pressed:brightness-90",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 px-2 text-xs pointer-coarse:h-9",
  md: "h-8 px-3 text-sm pointer-coarse:h-10",
  lg: "h-10 px-4 text-base",
};

const squares: Record<ButtonSize, string> = {
  sm: "size-7 p-0 pointer-coarse:size-9",
  md: "size-8 p-0 pointer-coarse:size-10",
  lg: "size-10 p-0",
};

/** The one look of everything that is pressed like a button. */
export function buttonClass(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  className?: string,
): string {
  return cn(base, variants[variant], sizes[size], className);
}

/** The same for a button that shows an icon only. */
export function iconButtonClass(
  variant: ButtonVariant = "ghost",
  size: ButtonSize = "md",
  className?: string,
): string {
  return cn(base, variants[variant], squares[size], className);
}
