"use client";

import "@/app/globals.css";
import { CrashFrame } from "@/components/people/crash-frame";
import { locale } from "@/lib/engine/locale";

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang={locale()}>
      <body>
        <main>
          <CrashFrame digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
