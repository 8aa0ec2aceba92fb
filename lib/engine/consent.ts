import { t } from "@/lib/language";

/** What a person can say of being kept or written to. */
export const CONSENT_STATES = ["given", "withdrawn"] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export const CONSENT_STATE_NAMES: Record<ConsentState, string> = {
  get given() {
    return t("Given");
  },
  get withdrawn() {
    return t("Withdrawn");
  },
};

/** When somebody said so, epoch ms: not before `at`, nor after `latestAt`; the two are one where the moment is known. */
export interface Said {
  state: ConsentState;
  at: number;
  latestAt: number;
}

/** Where it stands among others, epoch ms. What is in doubt counts as withdrawn. */
const countsAt = ({ state, at, latestAt }: Said) => (state === "withdrawn" ? latestAt : at);

/** Sorts what was said so that what counts comes first; of one moment the withdrawal. */
export function byWhatCounts(a: Said, b: Said): number {
  return (
    countsAt(b) - countsAt(a) || Number(b.state === "withdrawn") - Number(a.state === "withdrawn")
  );
}

/** Whether a withdrawal counts although a consent may have come after it: their days are one. */
export function isDoubtful([first, ...others]: readonly Said[]): boolean {
  return (
    first?.state === "withdrawn" &&
    others.some(({ state, latestAt }) => state === "given" && latestAt >= first.at)
  );
}

/** Epoch ms. Who sends seconds for milliseconds lands in 1970. */
export const EARLIEST_CONSENT = Date.UTC(1995, 0, 1);
