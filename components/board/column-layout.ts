import { type Key, type Layout, ListLayout, type Rect } from "react-aria-components";
import { LINE_HEIGHT } from "./card-height";
import { type ColumnLine, isLine } from "./column-groups";

type Row = ListLayout<ColumnLine> extends Layout<infer N> ? N : never;

/** Cards are all equally high, and lower the lines between them that are no cards. */
export class ColumnLayout extends ListLayout<ColumnLine> {
  protected override buildCollection(offset?: number) {
    const first: Key | null = this.virtualizer?.collection.getFirstKey() ?? null;
    const { requestedRect } = this;
    // Where rows differ, what stands above cannot be reckoned as so many rows.
    if (first !== null && isLine(first)) {
      requestedRect.height += requestedRect.y;
      requestedRect.y = 0;
    }
    return super.buildCollection(offset);
  }

  protected override layoutIfNeeded(rect: Rect) {
    // By its area the list tells whether a far card was laid out: what is beside the column must not count.
    const within = rect.copy();
    within.width = Math.min(rect.width, this.contentSize.width);
    super.layoutIfNeeded(within);
  }

  protected override buildItem(node: Row, x: number, y: number) {
    const { rowSize } = this;
    if (isLine(node.key)) this.rowSize = LINE_HEIGHT;
    const built = super.buildItem(node, x, y);
    this.rowSize = rowSize;
    return built;
  }
}
