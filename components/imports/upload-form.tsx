"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { FileDrop } from "@/components/ui/file-drop";
import { FormError } from "@/components/ui/form-error";
import { ProgressBar } from "@/components/ui/meter";
import { RadioGroup } from "@/components/ui/radio-group";
import { IMPORT_KINDS, type ImportKind, KIND_INFO } from "@/lib/imports/schema";
import { t, within } from "@/lib/language";
import { upload } from "./http";
import { sizeText } from "./words";

const KINDS = IMPORT_KINDS.map((kind) => ({
  value: kind,
  get label() {
    return KIND_INFO[kind].name;
  },
  get description() {
    return KIND_INFO[kind].meaning;
  },
}));

/** Chooses what a file holds, and sends it. */
export function UploadForm({ initialKind }: { initialKind: ImportKind }) {
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>(initialKind);
  const [sending, setSending] = useState<{ name: string; size: number; share: number } | null>(
    null,
  );
  const [message, setMessage] = useState<string>();

  async function send(file: File) {
    setMessage(undefined);
    setSending({ name: file.name, size: file.size, share: 0 });
    const search = new URLSearchParams({ kind, name: file.name });
    const outcome = await upload<{ id: string }>(`/api/imports/upload?${search}`, file, (share) =>
      setSending({ name: file.name, size: file.size, share }),
    );
    if (outcome.ok) {
      router.push(`/imports/${outcome.value.id}`);
      return;
    }
    setSending(null);
    setMessage(outcome.message);
  }

  return (
    <div className="flex flex-col gap-4">
      <FormError message={message} />
      <Card title={t("What does the file hold?")}>
        <RadioGroup
          label={t("What does the file hold?")}
          hideLabel
          options={KINDS}
          value={kind}
          onChange={setKind}
          isDisabled={sending !== null}
        />
      </Card>
      {sending ? (
        <Card>
          <ProgressBar
            label={t`Sending ${sending.name}`}
            value={sending.share * 100}
            valueText={sizeText(sending.size * sending.share)}
          />
        </Card>
      ) : (
        <FileDrop
          label={t`A CSV file of ${within(KIND_INFO[kind].name)}`}
          description={t(
            "The first row names the columns. Delimiter, encoding, dates and decimals are found out and shown before anything is imported.",
          )}
          accept={[".csv", ".tsv", ".txt", "text/csv", "text/tab-separated-values", "text/plain"]}
          onFiles={([file]) => file && void send(file)}
        />
      )}
    </div>
  );
}
