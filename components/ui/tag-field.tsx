"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button, Input, Label, Tag, TagGroup, TagList, TextField } from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { FieldHelp, type FieldProps, fieldClass, validity } from "@/components/ui/field";
import { tagParts } from "@/components/ui/tag-parts";
import { uiTexts } from "@/components/ui/texts";

export interface TagFieldProps extends FieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** How a value is shown, where it is not kept as it is read. */
  nameOf?: (value: string) => string;
  placeholder?: string;
  /** Values may hold commas: only Enter and lines end one. */
  isByLine?: boolean;
}

/**
 * A list of free texts. Enter, comma or leaving the field adds, and so does a list that is pasted;
 * Backspace takes the last one off.
 */
export function TagField({
  label,
  hideLabel = false,
  description,
  error,
  className,
  value,
  onChange,
  placeholder,
  nameOf = (item) => item,
  isByLine = false,
}: TagFieldProps) {
  const [text, setText] = useState("");
  const add = (raw: string) => {
    const added = tagParts(raw, isByLine);
    if (added.length > 0) onChange([...new Set([...value, ...added])]);
    setText("");
  };
  const shown = value.length === 0 && placeholder !== undefined ? { placeholder } : {};
  return (
    <TextField
      value={text}
      onChange={(next) => (!isByLine && /[,;]/.test(next) ? add(next) : setText(next))}
      {...validity(error)}
      className={cn(fieldClass, className)}
    >
      <Label className={cn("font-medium text-xs", hideLabel && "sr-only")}>{label}</Label>
      <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-control bg-surface px-1 py-0.5 focus-within:focus-ring focus-within:-outline-offset-1">
        {value.length > 0 ? (
          <TagGroup
            aria-label={label}
            onRemove={(keys) => onChange(value.filter((item) => !keys.has(item)))}
            className="contents"
          >
            <TagList className="contents">
              {value.map((item) => (
                <Tag
                  key={item}
                  id={item}
                  textValue={nameOf(item)}
                  className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border border-line bg-sunken pl-1.5 text-xs data-focus-visible:focus-ring"
                >
                  <span className="truncate">{nameOf(item)}</span>
                  <Button
                    slot="remove"
                    aria-label={`${uiTexts.remove} ${nameOf(item)}`}
                    className="flex size-6 items-center justify-center text-ink-faint hover:text-ink"
                  >
                    <X aria-hidden="true" className="size-3" />
                  </Button>
                </Tag>
              ))}
            </TagList>
          </TagGroup>
        ) : null}
        <Input
          {...shown}
          className="h-6 min-w-24 flex-1 bg-transparent px-1.5 text-sm outline-none"
          onBlur={() => add(text)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            // A field of one line would join them.
            if (!pasted.trim().includes("\n")) return;
            event.preventDefault();
            add(text + pasted);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && text.trim() !== "") {
              event.preventDefault();
              add(text);
            } else if (event.key === "Backspace" && text === "" && value.length > 0) {
              onChange(value.slice(0, -1));
            }
          }}
        />
      </div>
      <FieldHelp description={description} error={error} />
    </TextField>
  );
}
