"use client";

import { Search, X } from "lucide-react";
import type { Ref } from "react";
import {
  Button,
  Group,
  Input,
  type SearchFieldProps as RacProps,
  SearchField as RacSearchField,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";
import { bareInputClass, groupClass } from "@/components/ui/field";
import { KeyHint } from "@/components/ui/key-hint";
import { uiTexts } from "@/components/ui/texts";

export interface SearchFieldProps
  extends Omit<RacProps, "className" | "style" | "children" | "isInvalid" | "validationBehavior"> {
  /** Spoken, not shown. */
  label: string;
  placeholder?: string;
  /** Key that focuses it, shown while it is empty. */
  shortcut?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

/** A search box; Escape clears it, and leaves it once it is empty. `onSubmit` fires on Enter. */
export function SearchField({
  label,
  placeholder,
  shortcut,
  inputRef,
  className,
  ...props
}: SearchFieldProps) {
  return (
    <RacSearchField {...props} aria-label={label} className={cn("group min-w-0", className)}>
      <Group className={groupClass}>
        <Search aria-hidden="true" className="ml-2.5 size-4 shrink-0 text-ink-faint" />
        <Input
          placeholder={placeholder ?? label}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          onKeyDown={({ key, currentTarget }) => {
            if (key === "Escape" && currentTarget.value === "") currentTarget.blur();
          }}
          className={cn(bareInputClass, "px-1.5 [&::-webkit-search-cancel-button]:hidden")}
        />
        {shortcut ? (
          <KeyHint
            keys={shortcut}
            className="mr-2 hidden group-data-empty:inline-flex pointer-coarse:hidden!"
          />
        ) : null}
        <Button
          aria-label={uiTexts.clear}
          className="mr-1 flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:text-ink group-data-empty:hidden"
        >
          <X aria-hidden="true" className="size-3.5" />
        </Button>
      </Group>
    </RacSearchField>
  );
}
