import { z } from "zod";
import { defineQuery } from "@/lib/operations/query";
import { readBoardLimitsRow, readExitReasons, readWorkspaceRow } from "./store";

export const getWorkspace = defineQuery({
  name: "settings.get",
  permission: "settings:read",
  input: z.object({}),
  run: ({ db }) => readWorkspaceRow(db),
});

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
