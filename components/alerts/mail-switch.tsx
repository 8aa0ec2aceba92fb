"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { chooseAlertMailAction } from "@/lib/alerts/actions";
import { alertTexts as texts } from "./alert-texts";

/** Whether one gets alerts by mail. */
export function MailSwitch({ wanted }: { wanted: boolean }) {
  const router = useRouter();
  const { run, isPending } = useAction(chooseAlertMailAction);
  return (
    <Switch
      label={texts.mailSwitch}
      isSelected={wanted}
      isDisabled={isPending}
      onChange={async (next) => {
        const outcome = await run({ wanted: next });
        if (!outcome.ok) toast({ title: outcome.message, tone: "bad" });
        router.refresh();
      }}
    />
  );
}
