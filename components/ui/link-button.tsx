import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-styles";

export interface LinkButtonProps extends Omit<ComponentProps<"a">, "children"> {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** False: the page stays where it is scrolled to. */
  scroll?: boolean;
  className?: string;
}

/**
 * A link that looks like a button. The frame of the page follows it through the router, unless it has
 * `download`, for files, or `target`, for another window.
 */
export function LinkButton({
  children,
  variant,
  size,
  icon,
  scroll = true,
  className,
  ...props
}: LinkButtonProps) {
  return (
    <a
      {...props}
      {...(scroll ? {} : { "data-keep-scroll": "" })}
      className={buttonClass(variant, size, className)}
    >
      {icon}
      {children}
    </a>
  );
}
