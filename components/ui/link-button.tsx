import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-styles";

export interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "children"> {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  className?: string;
}

/**
 * A link that looks like a button. Give `download` for files, or `target` for another window; it then
 * leaves the router alone.
 */
export function LinkButton({
  href,
  children,
  variant,
  size,
  icon,
  className,
  prefetch = false,
  ...props
}: LinkButtonProps) {
  const look = buttonClass(variant, size, className);
  const { download, target } = props;
  if (download !== undefined || target !== undefined) {
    return (
      <a href={href} download={download} target={target} className={look}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={prefetch} className={look} {...props}>
      {icon}
      {children}
    </Link>
  );
}
