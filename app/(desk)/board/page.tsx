import type { Metadata } from "next";
import { BOARD_VIEWS, type BoardData, boardText, firstCards } from "@/components/board/board-data";
import { BoardIsland } from "@/components/board/board-island";
import { listAttributes } from "@/lib/criteria/queries";
import { getBoard } from "@/lib/leads/queries/board";
import { readAskedFilter } from "@/lib/leads/schema/asked";
import { readLook } from "@/lib/leads/schema/board-look";
import { load, requireActor } from "@/lib/operations/load";
import { listSegmentNames } from "@/lib/segments/queries";
import { getBoardLimits, getWorkspace, listExitReasons } from "@/lib/settings/queries";
import { listColleagues } from "@/lib/users/queries";
import { listViews } from "@/lib/views/queries";

export function generateMetadata(): Metadata {
  return { title: "Board" };
}

export default async function BoardPage({ searchParams }: PageProps<"/board">) {
  const search = await searchParams;
  const { filter, unread, problem, where } = readAskedFilter(
    search,
    await load(listAttributes, {}),
  );
  const { look, unread: unreadLook } = readLook(search);
  const { id, name, role } = await requireActor();
  const [board, { workspace }, colleagues, reasons, segments, { limits }, views] =
    await Promise.all([
      load(getBoard, {
        filter,
        ...(look.group === null ? {} : { group: look.group }),
        perColumn: firstCards(look),
      }),
      load(getWorkspace, {}),
      load(listColleagues, {}),
      load(listExitReasons, {}),
      load(listSegmentNames, {}),
      load(getBoardLimits, {}),
      load(listViews, { place: BOARD_VIEWS }),
    ]);
  const data: BoardData = {
    board,
    filter,
    unread: [...unread, ...(problem === null ? [] : ["where"]), ...unreadLook],
    where,
    look,
    viewer: { kind: "user", id, name, role },
    colleagues: colleagues.map((one) => ({ id: one.id, name: one.name, active: one.active })),
    reasons: reasons.map(({ id, label, kind, needsAttempts, retiredAt }) => ({
      id,
      label,
      kind,
      needsAttempts,
      retiredAt,
    })),
    segments,
    currency: workspace.currency,
    timeZone: workspace.timeZone,
    windowDays: workspace.conversionWindowDays,
    limits,
    views,
  };
  return <BoardIsland text={boardText(data)} />;
}
