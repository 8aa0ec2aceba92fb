"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { usePosted } from "@/components/criteria/use-posted";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { deleteSegmentAction } from "@/lib/segments/actions";
import type { Segment, SegmentUse } from "@/lib/segments/schema";
import { segmentTexts as texts } from "./texts";

/** Deletes a segment, once it was said what shows figures of it. */
export function DeleteSegment({ segment }: { segment: Segment }) {
  const { id, version, name } = segment;
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(deleteSegmentAction);
  return (
    <ConfirmDialog
      title={`${texts.deleteNamed(name)}?`}
      description={texts.deleteText}
      confirmLabel={texts.delete}
      tone="danger"
      isPending={isPending}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={texts.deleteNamed(name)}>
          {texts.delete}
        </Button>
      }
      onConfirm={async () => {
        const outcome = await run({ id, version });
        if (!outcome.ok) return false;
        toast({ title: texts.deleted(name), tone: "good" });
        router.refresh();
        return true;
      }}
    >
      <Refusal failure={failure} />
      {isOpen ? <Uses id={id} /> : null}
    </ConfirmDialog>
  );
}

function Uses({ id }: { id: string }) {
  const question = useMemo(() => ({ id }), [id]);
  const uses = usePosted<SegmentUse[]>("/api/segments/uses", question);
  if (!Array.isArray(uses)) return <p className="text-ink-muted">{uses ?? texts.looking}</p>;
  if (uses.length === 0) return <p>{texts.unused}</p>;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{texts.used}</p>
      <ul className="list-disc pl-5">
        {uses.map((use, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: uses have no id, and stay as they came
          <li key={i}>
            {texts.use[use.kind]}: {texts.kept(use.name, use.ofName)}
          </li>
        ))}
      </ul>
    </div>
  );
}
