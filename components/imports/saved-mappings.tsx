"use client";

import { Save, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { deleteMappingAction, saveMappingAction } from "@/lib/imports/actions";
import type { Mapping } from "@/lib/imports/schema/mapping";
import type { SavedMapping } from "@/lib/imports/schema/views";
import { t } from "@/lib/language";

export interface SavedMappingsProps {
  saved: readonly SavedMapping[];
  mapping: Mapping;
  onUse: (mapping: Mapping) => void;
}

/** Takes a mapping that was kept, or keeps the one at hand. */
export function SavedMappings({ saved, mapping, onUse }: SavedMappingsProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<SavedMapping | null>(null);

  async function remove() {
    if (!chosen) return undefined;
    const outcome = await deleteMappingAction({ id: chosen.id });
    if (!outcome.ok) toast({ title: outcome.message, tone: "bad" });
    setChosen(null);
    router.refresh();
    return undefined;
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      {saved.length > 0 ? (
        <Select
          label={t("Use a saved mapping")}
          className="w-56"
          options={saved.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen?.id ?? null}
          onChange={(id) => {
            const found = saved.find((one) => one.id === id);
            setChosen(found ?? null);
            if (found) onUse(found.mapping);
          }}
        />
      ) : null}
      {chosen ? (
        <ConfirmDialog
          title={t`Delete the mapping “${chosen.name}”?`}
          description={t("Imports that used it stay as they are.")}
          confirmLabel={t("Delete")}
          tone="danger"
          onConfirm={remove}
          trigger={
            <IconButton
              label={t`Delete the mapping ${chosen.name}`}
              icon={<Trash2 aria-hidden="true" />}
            />
          }
        />
      ) : null}
      <SaveDialog mapping={mapping} initialName={chosen?.name ?? ""} />
    </div>
  );
}

function SaveDialog({ mapping, initialName }: { mapping: Mapping; initialName: string }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);

  async function save(close: () => void) {
    setPending(true);
    const outcome = await saveMappingAction({ name, kind: mapping.kind, mapping });
    setPending(false);
    setMessage(outcome.ok ? undefined : outcome.message);
    if (!outcome.ok) return;
    toast({ title: t`The mapping “${name}” is saved.`, tone: "good" });
    close();
    router.refresh();
  }

  return (
    <Dialog
      title={t("Save this mapping")}
      description={t(
        "For the next file with these columns. A mapping of the same name is replaced.",
      )}
      size="sm"
      trigger={
        <Button
          icon={<Save aria-hidden="true" />}
          onPress={() => {
            setName(initialName);
            setMessage(undefined);
          }}
        >
          {t("Save mapping")}
        </Button>
      }
      footer={(close) => (
        <>
          <Button onPress={close}>{t("Cancel")}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save(close)}>
            {t("Save")}
          </Button>
        </>
      )}
    >
      <div className="flex flex-col gap-3">
        <FormError message={message} />
        <TextField label="Name" value={name} onChange={setName} autoFocus isRequired />
      </div>
    </Dialog>
  );
}
