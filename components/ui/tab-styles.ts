export const tabListClass = "scroll-thin flex gap-4 overflow-x-auto border-line border-b";
export const tabClass =
  "-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 text-ink-muted text-sm no-underline hover:text-ink aria-[current=page]:border-accent-ink aria-[current=page]:font-medium aria-[current=page]:text-ink data-selected:border-accent-ink data-selected:font-medium data-selected:text-ink data-disabled:opacity-50 data-focus-visible:-outline-offset-2";
