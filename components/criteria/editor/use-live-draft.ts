import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLiveEvents } from "@/components/live/live-provider";
import { t } from "@/lib/language";
import type { Failure } from "@/lib/operations/outcome";

/**
 * Shows what others do to a draft as it happens. Once it is deleted that is told, and the page stays: what
 * it holds is nowhere else.
 */
export function useLiveDraft(id: string): Failure | null {
  const router = useRouter();
  const [gone, setGone] = useState<Failure | null>(null);
  useLiveEvents(async (message) => {
    if (gone) return;
    const isReset = message.kind === "reset";
    const news = isReset
      ? []
      : message.events.filter(({ entity }) => entity === "criteria" || entity === "challenger");
    if (!isReset && news.length === 0) return;
    const end = news.find(
      ({ action, entityId }) => action === "criteria.deleted" && entityId === id,
    );
    if (end) setGone(deleted(t`${end.actorName} deleted this draft.`));
    // What happened while nobody listened is not told one by one.
    else if (isReset && (await isMissing(id))) setGone(deleted(t("This draft was deleted.")));
    else router.refresh();
  });
  return gone;
}

function deleted(message: string): Failure {
  return { ok: false, code: "not_found", message };
}

async function isMissing(id: string): Promise<boolean> {
  const response = await fetch(`/api/criteria/${id}`).catch(() => null);
  return response?.status === 404;
}
