import { Badge } from "@/components/ui/badge";
import type { ChallengerView } from "@/lib/challengers/schema";

export function ChallengerBadge({ view: { ended } }: { view: ChallengerView }) {
  if (ended === null) return <Badge tone="accent">Running</Badge>;
  return ended.how === "stopped" ? <Badge>Stopped</Badge> : <Badge tone="good">Put in force</Badge>;
}
