import { z } from "zod";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import type { Workspace } from "./schema";
import { readBoardLimitsRow, readExitReasons, readWorkspaceRow } from "./store";

export const getWorkspace = defineQuery({
  name: "settings.get",
  permission: "settings:read",
  input: z.object({}),
  async run({ db, actor }) {
    const { workspace, version } = await readWorkspaceRow(db);
    return { workspace: can(actor, "cost:read") ? workspace : withoutCosts(workspace), version };
  },
});

/** What customers bring in belongs to what they cost. */
function withoutCosts(workspace: Workspace): Workspace {
  const unknown = {
    monthlyRevenueMinor: null,
    grossMarginPercent: null,
    monthlyChurnPercent: null,
  };
  return { ...workspace, ...unknown };
}

export const getBoardLimits = defineQuery({
  name: "board.limits",
  permission: "settings:read",
  input: z.object({}),
  run: ({ db }) => readBoardLimitsRow(db),
});

export const listExitReasons = defineQuery({
  name: "reason.list",
  permission: "settings:read",
  input: z.object({}),
  run: ({ db }) => readExitReasons(db),
});
