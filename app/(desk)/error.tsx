"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { CrashPage } from "@/components/people/crash-page";

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
  return <CrashPage digest={error.digest} retry={retry} />;
}
