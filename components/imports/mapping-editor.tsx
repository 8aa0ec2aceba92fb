"use client";

import { Check, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import { numberText } from "@/lib/format";
import { type ImportKind, type ImportView, KIND_INFO } from "@/lib/imports/schema";
import {
  type ColumnMapping,
  type Delimiter,
  type Encoding,
  type Mapping,
  missingFields,
} from "@/lib/imports/schema/mapping";
import type { FileView, SavedMapping } from "@/lib/imports/schema/views";
import { t, within } from "@/lib/language";
import { CheckPanel } from "./check-panel";
import { ColumnRow } from "./column-row";
import { FileSettings } from "./file-settings";
import { call, postJson } from "./http";
import { SavedMappings } from "./saved-mappings";
import { IGNORE, targetOptions } from "./targets";
import { useCheck } from "./use-check";
import { rowsText, sizeText } from "./words";

export interface MappingEditorProps {
  view: ImportView;
  file: FileView;
  suggested: Mapping;
  /** The system that the file comes from, and what it holds by that; null when none is known. */
  preset: { name: string; kind: ImportKind } | null;
  attributes: readonly AttributeDefinition[];
  saved: readonly SavedMapping[];
}

/** A saved mapping for the columns that this file has. */
function fitted(mapping: Mapping, file: FileView): Mapping {
  const headers = new Set(file.columns.map(({ header }) => header));
  const columns = Object.entries(mapping.columns).filter(([header]) => headers.has(header));
  return { ...mapping, columns: Object.fromEntries(columns) };
}

/** From an uploaded file to a running import: columns, check, go. */
export function MappingEditor({
  view,
  suggested,
  preset,
  attributes,
  saved,
  ...props
}: MappingEditorProps) {
  const router = useRouter();
  const [file, setFile] = useState(props.file);
  const [mapping, setMapping] = useState(suggested);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState<"reading" | "starting" | null>(null);
  const { state, check, forget } = useCheck(view.id);
  const options = targetOptions(view.kind, attributes);
  const missing = missingFields(mapping);
  const used = Object.values(mapping.columns).filter(({ to }) => to !== IGNORE).length;
  const isChecked = state.kind === "done";

  function change(next: Mapping) {
    // What was checked is no longer what would be imported.
    forget();
    setMessage(undefined);
    setMapping(next);
  }

  function changeColumn(header: string, column: ColumnMapping) {
    change({ ...mapping, columns: { ...mapping.columns, [header]: column } });
  }

  async function readAs(format: { delimiter: Delimiter; encoding: Encoding }) {
    setBusy("reading");
    const outcome = await call<{ file: FileView; suggested: Mapping }>(
      `/api/imports/${view.id}/file?${new URLSearchParams(format)}`,
    );
    setBusy(null);
    if (!outcome.ok) return setMessage(outcome.message);
    setFile(outcome.value.file);
    const { columns } = outcome.value.suggested;
    change({ ...mapping, columns, options: { ...mapping.options, ...format } });
  }

  async function start() {
    setBusy("starting");
    const outcome = await call<null>(`/api/imports/${view.id}/run`, postJson({ mapping }));
    if (!outcome.ok) {
      setBusy(null);
      return setMessage(outcome.message);
    }
    router.refresh();
  }

  const taken = state.kind === "done" ? state.result.counts : null;
  return (
    <div className="flex flex-col gap-4">
      {preset && preset.kind !== view.kind ? (
        <Notice tone="warn">
          {t`This looks like an export of ${preset.name}, which are ${within(KIND_INFO[preset.kind].name)} here. You said that it holds ${within(KIND_INFO[view.kind].name)}.`}
        </Notice>
      ) : null}
      <Card
        title={preset ? t`The file: ${preset.name}` : t("The file")}
        description={`${sizeText(file.bytes)}. ${
          file.isWhole ? rowsText(file.rows) : t`The first ${rowsText(file.rows)} were looked at`
        }${file.repairable > 0 ? t`, ${numberText(file.repairable)} of them damaged and repairable` : ""}.`}
        actions={
          <SavedMappings
            saved={saved}
            mapping={mapping}
            onUse={(next) => change(fitted(next, file))}
          />
        }
      >
        <FileSettings
          file={file}
          mapping={mapping}
          isReading={busy === "reading"}
          onFormat={(format) => void readAs(format)}
          onChange={change}
        />
      </Card>
      <Card
        title={t("Columns")}
        description={t`${used} of ${file.columns.length} are imported. What is not recognised stays out unless you choose what it becomes.`}
        isFlush
      >
        <ul className="border-line border-t">
          {file.columns.map((column) => (
            <ColumnRow
              key={column.header}
              kind={view.kind}
              column={column}
              mapping={
                Object.hasOwn(mapping.columns, column.header)
                  ? mapping.columns[column.header]
                  : undefined
              }
              options={options}
              rows={file.rows}
              onChange={(next) => changeColumn(column.header, next)}
            />
          ))}
        </ul>
      </Card>
      {missing.length > 0 ? <Notice tone="warn">{missing.join(" ")}</Notice> : null}
      <FormError message={message} />
      <CheckPanel state={state} />
      <div className="sticky bottom-(--shell-foot) z-20 -mx-4 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6">
        <Button
          icon={<Check aria-hidden="true" />}
          variant={isChecked ? "secondary" : "primary"}
          isPending={state.kind === "running"}
          isDisabled={missing.length > 0 || busy !== null}
          onPress={() => {
            setMessage(undefined);
            void check(mapping);
          }}
        >
          {t("Check the file")}
        </Button>
        <Button
          icon={<Play aria-hidden="true" />}
          variant={isChecked ? "primary" : "secondary"}
          isPending={busy === "starting"}
          isDisabled={!taken || taken.rows === taken.failed}
          onPress={() => void start()}
        >
          {taken ? t`Import ${rowsText(taken.rows - taken.failed)}` : "Import"}
        </Button>
      </div>
    </div>
  );
}
