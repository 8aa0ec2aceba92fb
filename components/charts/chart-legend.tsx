import { cn } from "@/components/ui/cn";

export interface LegendItem {
  label: string;
  color: string;
  shape?: "square" | "hatched" | "line" | "dashed" | "whisker" | "diamond";
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

function LegendMark({ color, shape }: { color: string; shape: NonNullable<LegendItem["shape"]> }) {
  if (shape === "hatched") {
    return (
      <span
        aria-hidden="true"
        className="size-2.5 rounded-xs border"
        style={{
          borderColor: color,
          backgroundImage: `repeating-linear-gradient(135deg, ${color} 0 1.5px, transparent 1.5px 4px)`,
        }}
      />
    );
  }
  if (shape === "whisker") {
    return (
      <span
        aria-hidden="true"
        className="h-2.5 w-3 border-x"
        style={{
          borderColor: color,
          backgroundImage: `linear-gradient(${color}, ${color})`,
          backgroundSize: "100% 1px",
          backgroundPosition: "center",
          backgroundRepeat: "no-repeat",
        }}
      />
    );
  }
  if (shape === "diamond") {
    return (
      <span
        aria-hidden="true"
        className="mx-px size-2 rotate-45"
        style={{ backgroundColor: color }}
      />
    );
  }
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
