"use client";

import { CrashPage } from "@/components/people/crash-page";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <CrashPage digest={error.digest} retry={reset} />
    </main>
  );
}
