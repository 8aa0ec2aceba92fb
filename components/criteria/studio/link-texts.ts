import { type Criteria, MOST_POINTS } from "@/lib/engine/criteria";
import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import { isSamePair, type Part, type unreadIn } from "./address";

export const linkTexts = translated({
  copy: "Copy a link to this view",
  title: "A link to this view",
  label: "Link",
  copied: "Link copied",
  copiedHint:
    "Everybody in this workspace can open it: with the hold-out, the open rules and the thresholds that you see.",
  unsaved: "No link yet",
  unsavedHint: "The draft is not saved, so others would see something else.",
  changed: "This draft was changed after the link was made",
  changedHint: "The numbers are those of the draft as it is now.",
  unread: "Not all of this link can be read",
  tried: "You are trying other thresholds",
  triedHint: "Nothing is saved: only you see this, and whoever you send the link to.",
  back: "Back to the draft’s",
  take: "Use them in the draft",
  offered: "This link tries other thresholds",
  leave: "Leave the draft’s",
} as const);

const points = () =>
  t`a whole number from 0 to ${numberText(MOST_POINTS)}; the draft’s own threshold stands`;

/** What should stand there, and what is shown without it. */
const WANTED: Record<Part, string> = translated({
  "held-out": "a day such as 2026-08-28; no months are held out",
  get fit() {
    return points();
  },
  get engagement() {
    return points();
  },
  leads: "“gained” or “lost”; gained leads are listed",
  "as-of": "a version of the draft; whether it was changed since cannot be told",
});

/** "“fit=x” is not a whole number from 0 to 100,000; the draft’s own threshold stands." */
export function unreadSentence({ part, text }: ReturnType<typeof unreadIn>[number]): string {
  return t`“${part}=${text.slice(0, 40)}” is not ${WANTED[part]}.`;
}

/** "Fit 42 → 40, engagement 31 → 35"; what stays is left out. */
export function triedSentence(
  own: Criteria["thresholds"],
  tried: Criteria["thresholds"],
): string | null {
  if (isSamePair(own, tried)) return null;
  const parts = (["fit", "engagement"] as const).flatMap((group) =>
    own[group] === tried[group]
      ? []
      : [`${group} ${numberText(own[group])} → ${numberText(tried[group])}`],
  );
  const text = parts.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
