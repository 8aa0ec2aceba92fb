"use client";

import { Upload } from "lucide-react";
import type { ReactNode } from "react";
import { DropZone, FileTrigger, isFileDropItem, Text } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { uiTexts } from "@/components/ui/texts";

export interface FileDropProps {
  label: string;
  description?: ReactNode;
  /** Extensions and media types for the chooser, e.g. [".csv", "text/csv"]. */
  accept?: readonly string[];
  allowsMultiple?: boolean;
  onFiles: (files: File[]) => void;
  isDisabled?: boolean;
  className?: string;
}

/** Files, dropped, pasted or chosen. */
export function FileDrop({
  label,
  description,
  accept,
  allowsMultiple = false,
  onFiles,
  isDisabled = false,
  className,
}: FileDropProps) {
  const take = (files: File[]) => {
    const taken = allowsMultiple ? files : files.slice(0, 1);
    if (taken.length > 0) onFiles(taken);
  };
  return (
    <DropZone
      isDisabled={isDisabled}
      onDrop={async (event) =>
        take(await Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())))
      }
      className={cn(
        "flex flex-col items-center gap-2 rounded-lg border border-control border-dashed bg-surface px-6 py-8 text-center data-disabled:opacity-50 data-drop-target:border-accent data-drop-target:bg-accent-soft data-focus-visible:focus-ring",
        className,
      )}
    >
      <Upload aria-hidden="true" className="size-5 text-ink-faint" />
      <Text slot="label" className="font-medium">
        {label}
      </Text>
      {description ? <p className="max-w-md text-ink-muted text-xs">{description}</p> : null}
      <div className="mt-1 flex items-center gap-2 text-ink-muted">
        <FileTrigger
          {...(accept === undefined ? {} : { acceptedFileTypes: accept })}
          allowsMultiple={allowsMultiple}
          onSelect={(list) => take(list ? [...list] : [])}
        >
          <Button isDisabled={isDisabled}>{uiTexts.chooseFile}</Button>
        </FileTrigger>
        <span className="pointer-coarse:hidden">{uiTexts.dropFile}</span>
      </div>
    </DropZone>
  );
}
