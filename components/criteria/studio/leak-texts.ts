import { shareText } from "@/lib/format";
import { t } from "@/lib/language";
import type { LeakingAttribute } from "@/lib/replays/schema";
import { amongText } from "./sentences";

/** "Persona is known only after the hand-off for 97 % (of 120): it cannot predict how it ends." */
export function leakSentence(name: string, { why, late }: LeakingAttribute): string {
  if (why === "alone") {
    return t`${name} tells nearly alone how a hand-off ends. Check that it is not written down afterwards.`;
  }
  return t`${name} is known only after the hand-off for ${shareText(late.rate ?? 0)} (${amongText(late)}): it cannot predict how it ends.`;
}
