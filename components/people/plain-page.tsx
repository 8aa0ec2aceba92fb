import type { ReactNode } from "react";

/** A page that only says something: not found, not allowed, went wrong. */
export function PlainPage({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <div className="flex min-h-[70dvh] flex-col items-center justify-center px-6 py-12 text-center">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="mt-1 max-w-md text-ink-muted">{children}</div>
      <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>
    </div>
  );
}
