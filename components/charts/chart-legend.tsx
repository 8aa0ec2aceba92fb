import { cn } from "@/components/ui/cn";

export interface LegendItem {
  label: string;
  color: string;
  shape?: "square" | "line" | "dashed";
}

/** Names the series in HTML, above the drawing. */
export function ChartLegend({
  items,
  className,
}: {
  items: readonly LegendItem[];
  className?: string;
}) {
  return (
    <ul className={cn("flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs", className)}>
      {items.map((item) => (
        <li key={item.label} className="flex items-center gap-1.5">
          <LegendMark color={item.color} shape={item.shape ?? "square"} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

function LegendMark({ color, shape }: { color: string; shape: "square" | "line" | "dashed" }) {
  if (shape === "square") {
    return (
      <span aria-hidden="true" className="size-2.5 rounded-xs" style={{ backgroundColor: color }} />
    );
  }
  return (
    <span
      aria-hidden="true"
      className="w-4 border-t-2"
      style={{ borderColor: color, borderTopStyle: shape === "dashed" ? "dashed" : "solid" }}
    />
  );
}
