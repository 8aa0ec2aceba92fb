import { Badge } from "@/components/ui/badge";
import type { ChallengerView } from "@/lib/challengers/schema";
import { t } from "@/lib/language";

export function ChallengerBadge({ view: { ended } }: { view: ChallengerView }) {
  if (ended === null) return <Badge tone="accent">{t("Running")}</Badge>;
  return ended.how === "stopped" ? (
    <Badge>{t("Stopped")}</Badge>
  ) : (
    <Badge tone="good">{t("Put in force")}</Badge>
  );
}
