// How lists of choices look that open beside a control: of options, of actions.
export const listClass = "scroll-thin max-h-80 overflow-auto p-1 outline-none";
export const popoverClass =
  "rounded-lg border border-line bg-raised text-ink shadow-float transition-opacity duration-100 data-entering:opacity-0 data-exiting:opacity-0";
export const itemClass =
  "group flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-sm no-underline outline-none data-focused:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0";
