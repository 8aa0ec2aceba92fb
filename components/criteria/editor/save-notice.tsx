"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/language";
import { ConflictNotice } from "./conflict-notice";
import { GoneNotice } from "./gone-notice";
import type { Draft } from "./use-draft";

const PLACE = "save-notice";

/** Brings the notice into sight from wherever the draft is edited, and the focus with it. */
export function showSaveNotice(): void {
  const notice = document.getElementById(PLACE);
  notice?.scrollIntoView({ block: "center" });
  notice?.focus({ preventScroll: true });
}

/** Why the draft is not saved, and what to do about it. */
export function SaveNotice({ id, draft }: { id: string; draft: Draft }) {
  if (!draft.failure) return null;
  return (
    <div id={PLACE} tabIndex={-1}>
      <Reason id={id} draft={draft} failure={draft.failure} />
    </div>
  );
}

function Reason({
  id,
  draft,
  failure,
}: {
  id: string;
  draft: Draft;
  failure: NonNullable<Draft["failure"]>;
}) {
  if (failure.code === "conflict") {
    return <ConflictNotice id={id} message={failure.message} draft={draft} />;
  }
  if (failure.code === "not_found") return <GoneNotice message={failure.message} written={draft} />;
  const isSignedOut = failure.code === "unauthenticated";
  return (
    <Notice
      tone="bad"
      title={t`Not saved: ${failure.message}`}
      action={
        <Button size="sm" isPending={draft.isSaving} onPress={() => void draft.save()}>
          {t("Try now")}
        </Button>
      }
    >
      {t("Everything you typed is still here.")}
      {isSignedOut ? (
        <>
          {" "}
          <a className="link" href="/sign-in" target="_blank" rel="noreferrer">
            {t("Sign in in another tab")}
          </a>
          {t(", then come back to this one.")}
        </>
      ) : null}
    </Notice>
  );
}
