import type { ReactNode } from "react";
import { peopleTexts } from "@/components/people/texts";

/** The frame of the pages before signing in. */
export function AuthCard({
  title,
  description,
  children,
  isWide = false,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  isWide?: boolean;
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-8">
      <div className={`w-full ${isWide ? "max-w-lg" : "max-w-sm"}`}>
        <p className="mb-6 flex items-center justify-center gap-2 font-semibold text-base">
          <span
            aria-hidden="true"
            className="flex size-6 items-center justify-center rounded-md bg-accent text-on-accent text-xs"
          >
            H
          </span>
          {peopleTexts.product}
        </p>
        <div className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-6">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {description ? <div className="mt-1 text-ink-muted">{description}</div> : null}
          <div className="mt-5">{children}</div>
        </div>
      </div>
    </main>
  );
}
