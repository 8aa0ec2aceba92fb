"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { CrashFrame } from "@/components/people/crash-frame";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  // The page as it is now: what it was first given may have been edited since.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <CrashFrame digest={error.digest} retry={retry} />;
}
