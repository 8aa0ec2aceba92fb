"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";
import type { Failure, Outcome } from "@/lib/operations/outcome";

/**
 * Runs an action: says what went well in passing, and refreshes the page's data. A refusal comes
 * back as a value, to be shown where it was caused.
 */
export function useOperation() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);

  function run<T>(
    operation: () => Promise<Outcome<T>>,
    done: (value: T) => { title: string; description?: string } | undefined,
    /** `leaves`: the page is left, so its data need not be looked up again. */
    { leaves = false } = {},
  ): Promise<boolean> {
    return new Promise((resolve) => {
      start(async () => {
        const outcome = await operation().catch(unreachable);
        setFailure(outcome.ok ? null : outcome);
        if (outcome.ok) {
          const said = done(outcome.value);
          if (said) toast({ ...said, tone: "good" });
          if (!leaves) router.refresh();
        }
        resolve(outcome.ok);
      });
    });
  }

  return { run, isPending, failure, clear: () => setFailure(null) };
}

/** An action that did not arrive, e.g. without a network. */
function unreachable(): Failure {
  return {
    ok: false,
    code: "failed",
    message: t("The server could not be reached. Nothing was changed; please try again."),
  };
}
