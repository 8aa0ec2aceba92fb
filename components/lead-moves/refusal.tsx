"use client";

import { FormError } from "@/components/ui/form-error";
import type { Failure } from "@/lib/operations/outcome";
import { moveTexts } from "./texts";

/**
 * Why a form about a lead was not taken. Whoever is signed out signs in beside it: what was typed
 * stays.
 */
export function Refusal({ failure }: { failure: Failure | null | undefined }) {
  if (!failure) return null;
  return (
    <>
      <FormError message={failure.message} />
      {failure.code === "unauthenticated" ? (
        <p>
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            {moveTexts.signIn}
          </a>{" "}
          {moveTexts.signInAbout}
        </p>
      ) : null}
    </>
  );
}
