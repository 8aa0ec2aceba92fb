"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  DisclosurePanel,
  Heading,
  Disclosure as RacDisclosure,
} from "react-aria-components";
import { cn } from "@/components/ui/cn";

export interface DisclosureProps {
  title: ReactNode;
  children: ReactNode;
  /** Level of the heading the button stands in. */
  level?: 2 | 3 | 4 | 5;
  defaultExpanded?: boolean;
  isExpanded?: boolean;
  onExpandedChange?: (isExpanded: boolean) => void;
  className?: string;
}

/** A part of a page that opens on demand. */
export function Disclosure({ title, children, level = 3, className, ...state }: DisclosureProps) {
  return (
    <RacDisclosure {...state} className={cn("group min-w-0", className)}>
      <Heading level={level}>
        <Button
          slot="trigger"
          className="flex min-h-7 w-full items-center gap-1.5 rounded-sm text-left font-medium hover:text-ink"
        >
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-ink-faint transition-transform duration-100 group-data-expanded:rotate-90"
          />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="pl-5.5">
        <div className="py-1">{children}</div>
      </DisclosurePanel>
    </RacDisclosure>
  );
}
