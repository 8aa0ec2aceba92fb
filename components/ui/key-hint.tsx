import { cn } from "@/components/ui/cn";

/** Keys as caps: `keys="⌘ K"`; a space parts the caps. */
export function KeyHint({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cn("inline-flex gap-0.5", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line-strong bg-sunken px-1 font-sans text-2xs text-ink-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
