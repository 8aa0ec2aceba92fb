"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { retryMailAction, testMailAction } from "@/lib/mail/actions";
import type { Outcome } from "@/lib/operations/outcome";
import { mailTexts as texts } from "./mail-texts";

function useSaid() {
  const router = useRouter();
  return (outcome: Outcome<unknown>, done: string) => {
    if (outcome.ok) toast({ title: done, tone: "good" });
    else toast({ title: outcome.message, tone: "bad" });
    router.refresh();
  };
}

/** Writes a mail to oneself. */
export function TestMail() {
  const { run, isPending } = useAction(testMailAction);
  const say = useSaid();
  return (
    <Button isPending={isPending} onPress={async () => say(await run(undefined), texts.tested)}>
      {texts.test}
    </Button>
  );
}

/** Has a mail sent again. */
export function RetryMail({ id, subject }: { id: string; subject: string }) {
  const { run, isPending } = useAction(retryMailAction);
  const say = useSaid();
  return (
    <Button
      size="sm"
      aria-label={texts.retryLabel(subject)}
      isPending={isPending}
      onPress={async () => say(await run({ id }), texts.retried)}
    >
      {texts.retry}
    </Button>
  );
}
