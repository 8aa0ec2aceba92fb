import { setGoal } from "@/lib/goals/commands";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { createView } from "@/lib/views/commands";
import { byTurns, type Staff } from "./staff";

/** What the team comes back to, and the goals that its managers have set. */
export async function watchFigures({ managers, marketers, sdrs }: Staff, now: number) {
  const views = [
    {
      by: byTurns(managers, 0),
      place: { page: "report", report: "conversion" },
      search: "period=last12m&by=source",
      name: "Conversion by source",
    },
    {
      by: byTurns(marketers, 0),
      place: { page: "report", report: "reasons" },
      search: "by=source",
      name: "Why leads come back",
    },
    {
      by: byTurns(sdrs, 0),
      place: { page: "leads" },
      search: "stage=mql&stage=sal&pastSla=true&sort=-stageAt",
      name: "Past their deadline",
    },
  ] as const;
  for (const { by, ...view } of views) {
    unwrap(await execute(createView, by, { ...view, isShared: true }, now));
  }
  const goals = [
    {
      figure: { report: "conversion", tableId: "cohorts", columnKey: "estimate" },
      aim: { direction: "atLeast", target: 0.25 },
    },
    {
      figure: { report: "speed", tableId: "speed", columnKey: "sla" },
      aim: { direction: "atLeast", target: 0.8 },
    },
    {
      figure: { report: "speed", tableId: "speed", columnKey: "median" },
      aim: { direction: "atMost", target: 8 * 60 },
    },
  ] as const;
  for (const { figure, aim } of goals) {
    const place = { ...figure, search: "", rowId: "total" };
    const goal = { place, ...aim, basis: "interval" as const };
    unwrap(await execute(setGoal, byTurns(managers, 0), goal, now));
  }
}
