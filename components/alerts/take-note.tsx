"use client";

import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { acknowledgeAlertAction } from "@/lib/alerts/actions";
import { alertTexts as texts } from "./alert-texts";

/** Says that one has seen an alert. */
export function TakeNote({ id, title }: { id: string; title: string }) {
  const router = useRouter();
  const { run, isPending } = useAction(acknowledgeAlertAction);
  return (
    <Button
      size="sm"
      icon={<Check aria-hidden="true" />}
      aria-label={texts.noteLabel(title)}
      isPending={isPending}
      onPress={async () => {
        const outcome = await run({ id });
        if (outcome.ok) toast({ title: texts.noteDone, tone: "good" });
        else toast({ title: outcome.message, tone: "bad" });
        router.refresh();
      }}
    >
      {texts.note}
    </Button>
  );
}
