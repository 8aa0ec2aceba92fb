"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { changeViewAction, createViewAction } from "@/lib/views/actions";
import type { SavedView, ViewPlace } from "@/lib/views/schema";
import { DeleteView } from "./delete-view";
import { viewTexts as texts } from "./view-texts";

export interface ViewDialogProps {
  /** What the page shows now; null where there is no page beside it. */
  shown: { place: ViewPlace; search: string } | null;
  /** None: a new view. */
  view: SavedView | null;
  mayShare: boolean;
  onClose: () => void;
}

/** Names what the page shows, or changes a view that was saved. */
export default function ViewDialog({ shown, view, mayShare, onClose }: ViewDialogProps) {
  const router = useRouter();
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isReplaced, setReplaced] = useState(false);
  const create = useAction(createViewAction);
  const change = useAction(changeViewAction);
  const { isPending, fields, message } = view ? change : create;
  const isOther = view !== null && shown !== null && shown.search !== view.search;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), "name");
    const outcome = await send(name);
    if (!outcome?.ok) return;
    toast({ title: view ? texts.changed : texts.created, tone: "good" });
    onClose();
    router.refresh();
  }

  async function send(name: string) {
    if (!view) return shown ? create.run({ ...shown, name, isShared }) : undefined;
    const { id, version } = view;
    const search = isReplaced && shown ? { search: shown.search } : {};
    return change.run({ id, version, name, isShared, ...search });
  }

  return (
    <Dialog
      title={view ? texts.changeTitle : texts.newTitle}
      {...(view ? {} : { description: texts.newHint })}
      size="sm"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={
        <>
          {view ? <DeleteView view={view} onDeleted={onClose} /> : null}
          <Button onPress={onClose}>{texts.cancel}</Button>
          <Button type="submit" form="view" variant="primary" isPending={isPending}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <form id="view" onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={message} />
        <TextField
          label={texts.name}
          name="name"
          defaultValue={view?.name ?? ""}
          error={fields.name}
          maxLength={80}
          autoComplete="off"
          autoFocus
          isRequired
        />
        {mayShare || view?.isShared ? (
          <Checkbox label={texts.share} isSelected={isShared} onChange={setShared} />
        ) : null}
        {isOther ? (
          <Checkbox label={texts.replace} isSelected={isReplaced} onChange={setReplaced} />
        ) : null}
      </form>
    </Dialog>
  );
}
