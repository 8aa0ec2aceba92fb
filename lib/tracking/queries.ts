import { appUrl } from "@/lib/env";
import { defineQuery } from "@/lib/operations/query";
import { noInput, type TrackingView } from "./schema";
import { readOldVisits, readTrackingRow } from "./store";
import { readIdentitySecret } from "./store/identity-secret";

const DAY_MS = 24 * 60 * 60_000;

/** Which websites send visits and embed forms, with the version to change it by. */
export const getTracking = defineQuery({
  name: "tracking.get",
  permission: "form:read",
  input: noInput,
  async run({ db }): Promise<TrackingView> {
    const made = await readIdentitySecret(db);
    return {
      ...(await readTrackingRow(db)),
      address: appUrl(),
      identity: made && { at: made.at, byName: made.byName },
    };
  },
});

/** The sites whose pages may send visits. */
export const listSites = defineQuery({
  name: "tracking.sites",
  permission: "system:run",
  input: noInput,
  run: async ({ db }) => (await readTrackingRow(db)).tracking.sites,
});

/** Whether a stranger's visit is older than the workspace keeps it. */
export const anyOldVisits = defineQuery({
  name: "tracking.old",
  permission: "system:run",
  input: noInput,
  async run({ db, now }) {
    const { retentionDays } = (await readTrackingRow(db)).tracking;
    return (await readOldVisits(db, now - retentionDays * DAY_MS, 1)).length > 0;
  },
});
