import { ChevronDown, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components";
import type { GroupLine } from "./column-groups";
import { CountOf, countText } from "./count-of";
import { boardTexts } from "./texts";

/** What a screen reader says of the line. */
export function lineText(line: GroupLine, limit: number | null): string {
  if (line.kind === "further") return boardTexts.furtherGroups(line.groups, line.count);
  const { name, group } = line;
  if (line.kind === "more") return boardTexts.moreIn(name, line.left);
  const count = countText(group.count, limit);
  return line.isFolded ? boardTexts.foldedGroup(name, count) : boardTexts.openGroup(name, count);
}

/** The head of a group, the way to more of its cards, or what there is besides. */
export function Line({
  line,
  limit,
  onPress,
}: {
  line: GroupLine;
  /** How many leads a group is wanted to have at most; null for any number. */
  limit: number | null;
  onPress: () => void;
}) {
  if (line.kind === "further") return <LineFace line={line} limit={limit} />;
  // It stands where a card has its handle, which the list asks every row for; the row takes the pointer.
  return (
    <Button
      slot="drag"
      aria-label={lineText(line, limit)}
      onPress={onPress}
      {...(line.kind === "head" ? { "aria-expanded": !line.isFolded } : {})}
      className="h-full w-full rounded-md outline-none data-focus-visible:focus-ring"
    >
      <LineFace line={line} limit={limit} />
    </Button>
  );
}

/** What the line says. */
export function LineFace({ line, limit }: { line: GroupLine; limit: number | null }) {
  if (line.kind === "further") {
    return <p className="px-2 text-2xs text-ink-faint">{lineText(line, limit)}</p>;
  }
  return (
    <span className="flex h-full w-full min-w-0 items-center gap-1.5 rounded-md px-1.5 text-left text-xs group-hover/line:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0">
      {line.kind === "head" ? (
        <>
          {line.isFolded ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          <span className="min-w-0 truncate font-medium">{line.name}</span>
          <CountOf count={line.group.count} limit={limit} />
        </>
      ) : (
        <span className="tabular pl-5 text-ink-muted">{boardTexts.showMore(line.left)}</span>
      )}
    </span>
  );
}
