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
    { report: "conversion", tableId: "cohorts", columnKey: "estimate", target: 0.25 },
    { report: "speed", tableId: "speed", columnKey: "sla", target: 0.8 },
  ];
  for (const { target, ...figure } of goals) {
    const place = { ...figure, search: "", rowId: "total" };
    const goal = { place, direction: "atLeast" as const, target, basis: "interval" as const };
    unwrap(await execute(setGoal, byTurns(managers, 0), goal, now));
  }
}
