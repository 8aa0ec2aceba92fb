"use client";

import { Sparkles } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { Criteria } from "@/lib/engine/criteria";
import type { Suggestion } from "@/lib/engine/suggest/points";
import type { Outcome } from "@/lib/operations/outcome";
import { askSuggestion } from "./ask";
import { suggestTexts as texts } from "./suggest-texts";
import { SuggestedPoints } from "./suggested-points";
import { takePoints } from "./take-points";

interface SuggestDialogProps {
  body: Criteria;
  timeZone: string;
  onTake: (part: Partial<Criteria>) => void;
}

/** Shows points fitted to history beside the present ones; they are taken over only when asked. */
export function SuggestDialog({ body, timeZone, onTake }: SuggestDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const answer = useSuggestion(isOpen ? body : null);
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
          <FormError message={answer?.ok === false ? answer.message : undefined} />
          {suggestion?.kind === "refused" ? (
            <Notice tone="warn" title={texts.refused}>
              <p>{suggestion.reason}</p>
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

/** What history suggests for these criteria; null while it is being worked out. */
function useSuggestion(body: Criteria | null): Outcome<Suggestion> | null {
  const [answer, setAnswer] = useState<Outcome<Suggestion> | null>(null);
  useEffect(() => {
    if (body === null) return;
    setAnswer(null);
    const controller = new AbortController();
    void askSuggestion(JSON.stringify({ body }), controller.signal).then((outcome) => {
      if (!controller.signal.aborted) setAnswer(outcome);
    });
    return () => controller.abort();
  }, [body]);
  return answer;
}
