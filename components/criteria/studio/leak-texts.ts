import { shareText } from "@/lib/format";
import type { LeakingAttribute } from "@/lib/replays/schema";
import { amongText } from "./sentences";

/** "Persona is known only after the hand-off for 97 % (of 120): it cannot predict how it ends." */
export function leakSentence(name: string, { why, late }: LeakingAttribute): string {
  if (why === "alone") {
    return `${name} tells nearly alone how a hand-off ends. Check that it is not written down afterwards.`;
  }
  return `${name} is known only after the hand-off for ${shareText(late.rate ?? 0)} (${amongText(late)}): it cannot predict how it ends.`;
}
