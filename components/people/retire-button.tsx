"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";
import { retireExitReasonAction } from "@/lib/settings/actions";

/** Takes a reason out of the choices, or back. Easily undone, so it does not ask. */
export function RetireButton({
  id,
  label,
  isRetired,
}: {
  id: string;
  label: string;
  isRetired: boolean;
}) {
  const router = useRouter();
  const { run, isPending } = useAction(retireExitReasonAction);
  const word = isRetired ? t("Bring back") : t("Retire");
  return (
    <Button
      size="sm"
      variant="ghost"
      isPending={isPending}
      aria-label={isRetired ? t`Bring back “${label}”` : t`Retire “${label}”`}
      onPress={async () => {
        const outcome = await run({ id, retired: !isRetired });
        if (!outcome.ok) toast({ title: outcome.message, tone: "bad" });
        router.refresh();
      }}
    >
      {word}
    </Button>
  );
}
