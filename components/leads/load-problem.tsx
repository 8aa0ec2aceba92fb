"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/language";
import type { Failure } from "@/lib/operations/outcome";

/** Why something could not be loaded, and what to do: sign in (beside this page) or try again. */
export function LoadProblem({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const isSignedOut = failure.code === "unauthenticated";
  return (
    <Notice
      tone={isSignedOut ? "warn" : "bad"}
      title={isSignedOut ? t("You are signed out") : failure.message}
      action={
        <Button size="sm" onPress={onRetry}>
          {t("Try again")}
        </Button>
      }
    >
      {isSignedOut ? (
        <>
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            {t("Sign in in a new tab")}
          </a>
          {t(", then come back: nothing on this page is lost.")}
        </>
      ) : null}
    </Notice>
  );
}
