import { type BarShapeProps, Rectangle } from "recharts";
import { hitProps, MarkLink, type Opening } from "@/components/charts/mark-link";

/** The bar that Recharts places, as a link; with `isWhole` all of its row or column takes the pointer. */
export function MarkBar({
  bar,
  to,
  isFirst,
  isWhole,
}: {
  bar: BarShapeProps;
  to: Opening | undefined;
  isFirst: boolean;
  isWhole: boolean;
}) {
  const { x, y, width, height, fill, radius, background } = bar;
  const room = isWhole ? background : bar;
  return (
    <MarkLink to={to} isFirst={isFirst}>
      <Rectangle
        {...{ x, y, width, height }}
        {...(fill === undefined ? {} : { fill })}
        {...(radius === undefined ? {} : { radius })}
      />
      {to && room ? (
        <rect
          {...hitProps}
          x={room.x ?? 0}
          y={room.y ?? 0}
          width={Math.max(0, room.width)}
          height={Math.max(0, room.height)}
        />
      ) : null}
    </MarkLink>
  );
}
