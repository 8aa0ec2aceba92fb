"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { VersionView } from "@/lib/criteria/schema";
import { type Difference, diffCriteria } from "@/lib/engine/diff";
import { mergeCriteria } from "@/lib/engine/merge";
import { t } from "@/lib/language";
import { DifferenceList } from "../difference-list";
import type { Draft } from "./use-draft";

/** Somebody else saved meanwhile: shows what they changed, and lets the user choose what to keep. */
export function ConflictNotice({
  id,
  message,
  draft,
}: {
  id: string;
  message: string;
  draft: Draft;
}) {
  const [theirs, setTheirs] = useState<VersionView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(false);

  async function compare() {
    setLoading(true);
    setProblem(null);
    const response = await fetch(`/api/criteria/${id}`).catch(() => null);
    if (response?.ok) setTheirs((await response.json()) as VersionView);
    else setProblem(t("The newer version could not be loaded. Please try again."));
    setLoading(false);
  }

  return (
    <Notice tone="warn" title={message}>
      <p>{t("Everything you typed is still here.")}</p>
      {problem ? <p className="text-bad-ink">{problem}</p> : null}
      {theirs === null ? (
        <Button size="sm" className="mt-2" isPending={isLoading} onPress={compare}>
          {t("Show what they changed")}
        </Button>
      ) : theirs.state !== "draft" ? (
        <p className="mt-1">
          {t(
            "It is not a draft any more, so it cannot be edited. Start a new draft from it to go on.",
          )}
        </p>
      ) : (
        <Choice theirs={theirs} draft={draft} />
      )}
    </Notice>
  );
}

function Choice({ theirs, draft }: { theirs: VersionView; draft: Draft }) {
  const saved = { version: theirs.version, name: theirs.name, body: theirs.body };
  const { name, body, saved: base } = draft;
  const changes: Difference[] = diffCriteria(base.body, theirs.body, draft.names);
  const merged = mergeCriteria(base.body, body, theirs.body);
  const both = merged && { name: name === base.name ? theirs.name : name, body: merged };
  return (
    <div className="mt-2 flex flex-col gap-2">
      {changes.length > 0 ? (
        <DifferenceList differences={changes} />
      ) : (
        <p>{t("They changed nothing that scores or promises differently.")}</p>
      )}
      <p>
        {both
          ? t("Your changes and theirs are in different places, so both can be kept.")
          : t("You both changed the same thing, so it is one or the other.")}
      </p>
      <div className="flex flex-wrap gap-2">
        {both ? (
          <Button size="sm" variant="primary" onPress={() => draft.adopt(saved, both)}>
            {t("Keep both")}
          </Button>
        ) : null}
        <Button size="sm" onPress={() => draft.adopt(saved, saved)}>
          {t("Take theirs, drop mine")}
        </Button>
        <Button size="sm" onPress={() => draft.adopt(saved, { name, body })}>
          {t("Keep mine, to save over theirs")}
        </Button>
      </div>
    </div>
  );
}
