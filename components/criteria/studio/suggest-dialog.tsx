"use client";

import { Sparkles } from "lucide-react";
import { useMemo, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { Criteria } from "@/lib/engine/criteria";
import { askPoints } from "./ask";
import { shortageText, suggestTexts as texts } from "./suggest-texts";
import { SuggestedPoints } from "./suggested-points";
import { takePoints } from "./take-points";
import { namingRule } from "./unfinished";
import { useSuggestion } from "./use-suggestion";

interface SuggestDialogProps {
  body: Criteria;
  timeZone: string;
  onTake: (part: Partial<Criteria>) => void;
}

/** Shows points fitted to history beside the present ones; they are taken over only when asked. */
export function SuggestDialog({ body, timeZone, onTake }: SuggestDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const question = useMemo(() => (isOpen ? JSON.stringify({ body }) : null), [isOpen, body]);
  const { answer: last, isUpdating } = useSuggestion(question, askPoints);
  // Points for other rules than these would be taken for these.
  const answer = isUpdating ? null : last;
  const suggestion = answer?.ok ? answer.value : null;
  const rules = suggestion?.kind === "suggested" ? suggestion.rules : null;
  return (
    <>
      <Button icon={<Sparkles aria-hidden="true" />} onPress={() => setOpen(true)}>
        {texts.open}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        size="lg"
        title={texts.title}
        description={texts.about}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{texts.cancel}</Button>
            <Button
              variant="primary"
              isDisabled={rules === null}
              onPress={() => {
                if (rules) onTake(takePoints(body, rules));
                setOpen(false);
              }}
            >
              {texts.take}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {answer === null ? (
            <p role="status" className="flex items-center gap-2 text-ink-muted">
              <Spinner /> {texts.thinking}
            </p>
          ) : null}
          <Refusal failure={answer?.ok === false ? namingRule(answer, body) : null} />
          {suggestion?.kind === "refused" ? (
            <Notice tone="warn" title={texts.refused}>
              <p>{shortageText(suggestion)}</p>
            </Notice>
          ) : null}
          {suggestion?.kind === "suggested" ? (
            <SuggestedPoints body={body} suggestion={suggestion} timeZone={timeZone} />
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
