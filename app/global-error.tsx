"use client";

import "@/app/globals.css";
import { CrashPage } from "@/components/people/crash-page";

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <CrashPage digest={error.digest} retry={reset} />
      </body>
    </html>
  );
}
