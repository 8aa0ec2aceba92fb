"use client";

import { CrashFrame } from "@/components/people/crash-frame";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <CrashFrame digest={error.digest} retry={reset} />
    </main>
  );
}
