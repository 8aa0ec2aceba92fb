"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProgressBar } from "@/components/ui/meter";
import { toast } from "@/components/ui/toast";
import { numberText } from "@/lib/format";
import { cancelImportAction } from "@/lib/imports/actions";
import { type ImportView, isGoing } from "@/lib/imports/schema";
import { t } from "@/lib/language";
import { Counts } from "./counts";
import { call } from "./http";
import { rowsText } from "./words";

const EVERY_MS = 700;

/** An import that runs, waits or is undone: how far that is, and a way to stop it. */
export function ProgressCard({ initial, mayStop }: { initial: ImportView; mayStop: boolean }) {
  const router = useRouter();
  const [view, setView] = useState(initial);
  const isOver = !isGoing(view.state);

  useEffect(() => {
    if (isOver) {
      router.refresh();
      return;
    }
    const timer = setInterval(async () => {
      const outcome = await call<ImportView>(`/api/imports/${initial.id}`);
      // One answer that got lost does not matter: the next one comes soon.
      if (outcome.ok) setView(outcome.value);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [initial.id, isOver, router]);

  async function stop() {
    const outcome = await cancelImportAction({ id: view.id });
    if (!outcome.ok) toast({ title: outcome.message, tone: "bad" });
    router.refresh();
    return undefined;
  }

  if (view.state === "undoing") return <UndoProgress view={view} />;
  const isQueued = view.state === "queued";
  return (
    <Card
      title={isQueued ? t("Waiting for another import to end") : t("Importing")}
      description={t("You may leave this page; it goes on.")}
      actions={
        mayStop ? (
          <ConfirmDialog
            title={t("Stop this import?")}
            description={t(
              "What was brought in until now stays. Continue goes on after it, later the same file again.",
            )}
            confirmLabel={t("Stop the import")}
            tone="danger"
            onConfirm={stop}
            trigger={<Button>{t("Stop")}</Button>}
          />
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        <ProgressBar
          label={rowsText(view.counts.rows)}
          maxValue={Math.max(1, view.fileBytes)}
          {...(isQueued ? {} : { value: view.readBytes })}
          hideValue={isQueued}
        />
        <Counts counts={view.counts} />
      </div>
    </Card>
  );
}

function UndoProgress({ view }: { view: ImportView }) {
  const { removed = 0, restored = 0, kept = 0 } = view.undo ?? {};
  const done = removed + restored + kept;
  return (
    <Card title={t("Undoing the import")} description={t("You may leave this page; it goes on.")}>
      <ProgressBar
        label={t`${numberText(removed)} removed, ${numberText(restored)} changed back`}
        value={done}
        maxValue={Math.max(1, done, view.counts.created + view.counts.updated)}
      />
    </Card>
  );
}
