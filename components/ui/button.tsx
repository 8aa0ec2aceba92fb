"use client";

import type { ReactNode } from "react";
import {
  ProgressBar,
  Button as RacButton,
  type ButtonProps as RacButtonProps,
} from "react-aria-components";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-styles";
import { Spinner } from "@/components/ui/spinner";
import { uiTexts } from "@/components/ui/texts";

export interface ButtonProps extends Omit<RacButtonProps, "className" | "style" | "children"> {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shown before the text. */
  icon?: ReactNode;
  className?: string;
}

/** A button with a text. `isPending` keeps it focusable, shows a spinner and announces the wait. */
export function Button({ children, variant, size, icon, className, ...props }: ButtonProps) {
  return (
    <RacButton {...props} className={buttonClass(variant, size, className)}>
      {({ isPending }) => (
        <>
          {isPending ? (
            <ProgressBar isIndeterminate aria-label={uiTexts.working}>
              <Spinner />
            </ProgressBar>
          ) : (
            icon
          )}
          {children}
        </>
      )}
    </RacButton>
  );
}
