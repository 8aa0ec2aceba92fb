"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { archiveFormAction } from "@/lib/forms/actions";
import { t } from "@/lib/language";

/** Takes a form out of use, or back. Easily undone, so it does not ask. */
export function ArchiveForm({
  id,
  version,
  isArchived,
}: {
  id: string;
  version: number;
  isArchived: boolean;
}) {
  const router = useRouter();
  const { run, isPending } = useAction(archiveFormAction);
  return (
    <Button
      isPending={isPending}
      onPress={async () => {
        const outcome = await run({ id, version, isArchived: !isArchived });
        if (!outcome.ok) toast({ title: outcome.message, tone: "bad" });
        router.refresh();
      }}
    >
      {isArchived ? t("Take back into use") : t("Archive")}
    </Button>
  );
}
