import { ChartNoAxesColumn } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

/** Stands in a chart's place while there is nothing to draw; says what would fill it. */
export function ChartEmpty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <EmptyState icon={<ChartNoAxesColumn />} title={title}>
      {children}
    </EmptyState>
  );
}
