import { defineQuery } from "@/lib/operations/query";
import { noInput } from "./schema";
import { readDueIds } from "./store";

/** Whether any score is due, so that a sweep with nothing to do writes nothing. */
export const anyScoreDue = defineQuery({
  name: "score.due",
  permission: "system:run",
  input: noInput,
  run: async ({ db, now }) => (await readDueIds(db, now, 1)).length > 0,
});
