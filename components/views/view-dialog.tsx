"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
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

interface Draft {
  name: string;
  isShared: boolean;
  isReplaced: boolean;
}

/** What was typed over a view that was changed since is not offered again. */
function keyOf(view: SavedView | null, shown: ViewDialogProps["shown"]): string {
  return view ? `view ${view.id} ${view.version}` : `view of ${JSON.stringify(shown?.place)}`;
}

/** Names what the page shows, or changes a view that was saved. */
export default function ViewDialog({ shown, view, mayShare, onClose }: ViewDialogProps) {
  const router = useRouter();
  const isOther = view !== null && shown !== null && shown.search !== view.search;
  const [draft, change, clearDraft] = useKeptFields<Draft>(keyOf(view, shown), {
    name: view?.name ?? "",
    isShared: view?.isShared ?? false,
    isReplaced: isOther,
  });
  const { name, isShared, isReplaced } = draft;
  const creating = useAction(createViewAction);
  const changing = useAction(changeViewAction);
  const { isPending, fields, failure } = view ? changing : creating;
  async function submit() {
    const outcome = await send();
    if (!outcome?.ok) return;
    clearDraft();
    toast({ title: view ? texts.changed : texts.created, tone: "good" });
    onClose();
    router.refresh();
  }

  async function send() {
    if (!view) return shown ? creating.run({ ...shown, name, isShared }) : undefined;
    const { id, version } = view;
    const search = isReplaced && shown ? { search: shown.search } : {};
    return changing.run({ id, version, name, isShared, ...search });
  }

  return (
    <FormDialog
      title={view ? texts.changeTitle : texts.newTitle}
      {...(view ? {} : { description: texts.newHint })}
      size="sm"
      action={texts.confirm}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      extra={view ? <DeleteView view={view} onDeleted={onClose} /> : null}
    >
      <Refusal failure={failure} />
      <TextField
        label={texts.name}
        value={name}
        onChange={(next) => change({ name: next })}
        error={fields.name}
        maxLength={80}
        autoComplete="off"
        autoFocus
        isRequired
      />
      {mayShare || view?.isShared ? (
        <Checkbox
          label={texts.share}
          isSelected={isShared}
          onChange={(next) => change({ isShared: next })}
        />
      ) : null}
      {isOther ? (
        <Checkbox
          label={texts.replace}
          isSelected={isReplaced}
          onChange={(next) => change({ isReplaced: next })}
        />
      ) : null}
    </FormDialog>
  );
}
