"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Criteria } from "@/lib/engine/criteria";
import { unreadIn } from "./address";
import { linkTexts as texts, triedSentence, unreadSentence } from "./link-texts";
import { useStudioView } from "./use-studio-view";

/** Says that a link was made of an earlier state of the draft than the one that it opened. */
export function OlderLink({ version }: { version: number }) {
  const [{ asOf }] = useStudioView();
  const [opened] = useState(version);
  if (asOf === null || asOf >= opened) return null;
  return <Notice title={texts.changed}>{texts.changedHint}</Notice>;
}

/** Says what of the link that was opened could not be read; the address forgets it at the first change. */
export function UnreadLink() {
  const params = useSearchParams();
  const [unread] = useState(() => unreadIn(new URLSearchParams(params)));
  if (unread.length === 0) return null;
  return (
    <Notice title={texts.unread}>
      {unread.map((part) => (
        <p key={part.part}>{unreadSentence(part)}</p>
      ))}
    </Notice>
  );
}

/** Offers thresholds that somebody tried, to whoever may take them into the draft. */
export function OfferedThresholds({
  own,
  onTake,
}: {
  own: Criteria["thresholds"];
  onTake: (thresholds: Criteria["thresholds"]) => void;
}) {
  const [{ tried: linked }, changeView] = useStudioView();
  const tried = { ...own, ...linked };
  const sentence = triedSentence(own, tried);
  if (!sentence) return null;
  return (
    <Notice
      title={texts.offered}
      action={
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            onPress={() => {
              onTake(tried);
              changeView({ tried: null });
            }}
          >
            {texts.take}
          </Button>
          <Button size="sm" variant="ghost" onPress={() => changeView({ tried: null })}>
            {texts.leave}
          </Button>
        </div>
      }
    >
      {sentence}
    </Notice>
  );
}
