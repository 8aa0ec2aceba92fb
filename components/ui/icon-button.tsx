"use client";

import type { ReactNode, Ref } from "react";
import { Button, type ButtonProps } from "react-aria-components";
import {
  type ButtonSize,
  type ButtonVariant,
  iconButtonClass,
} from "@/components/ui/button-styles";
import { KeyHint } from "@/components/ui/key-hint";
import { Spinner } from "@/components/ui/spinner";
import { Tooltip } from "@/components/ui/tooltip";

export interface IconButtonProps
  extends Omit<ButtonProps, "className" | "style" | "children" | "aria-label"> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Keys shown in the tooltip. */
  shortcut?: string;
  className?: string;
}

/** A button that shows only an icon, named by `label`. */
export function IconButton({
  label,
  icon,
  variant,
  size,
  shortcut,
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip
      bubble={
        <>
          {label}
          {shortcut ? <KeyHint keys={shortcut} className="ml-2" /> : null}
        </>
      }
    >
      <Button {...props} aria-label={label} className={iconButtonClass(variant, size, className)}>
        {({ isPending }) => (isPending ? <Spinner /> : icon)}
      </Button>
    </Tooltip>
  );
}
