"use client";

import "@/app/globals.css";
import { CrashPage } from "@/components/people/crash-page";
import { LOCALE } from "@/lib/engine/locale";

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang={LOCALE}>
      <body>
        <main>
          <CrashPage digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
