import type { Metadata } from "next";
import { BOARD_VIEWS, type BoardData, boardText, FIRST_CARDS } from "@/components/board/board-data";
import { BoardIsland } from "@/components/board/board-island";
import { getBoard } from "@/lib/leads/queries/board";
import { readFilter } from "@/lib/leads/schema";
import { load, requireActor } from "@/lib/operations/load";
import { listSegmentNames } from "@/lib/segments/queries";
import { getWorkspace, listExitReasons } from "@/lib/settings/queries";
import { listColleagues } from "@/lib/users/queries";
import { listViews } from "@/lib/views/queries";

export const metadata: Metadata = { title: "Board" };

export default async function BoardPage({ searchParams }: PageProps<"/board">) {
  const { filter, unread } = readFilter(await searchParams);
  const { id, name, role } = await requireActor();
  const [board, { workspace }, colleagues, reasons, segments, views] = await Promise.all([
    load(getBoard, { filter, perColumn: FIRST_CARDS }),
    load(getWorkspace, {}),
    load(listColleagues, {}),
    load(listExitReasons, {}),
    load(listSegmentNames, {}),
    load(listViews, { place: BOARD_VIEWS }),
  ]);
  const data: BoardData = {
    board,
    filter,
    unread,
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
    views,
  };
  return <BoardIsland text={boardText(data)} />;
}
