"use client";

import "@/app/globals.css";
import { CrashFrame } from "@/components/people/crash-frame";
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
          <CrashFrame digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
