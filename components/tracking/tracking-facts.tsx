import { Card } from "@/components/ui/card";
import { numberText } from "@/lib/format";
import { t } from "@/lib/language";
import type { Tracking } from "@/lib/tracking/schema";

/** The same for those who only read. */
export function TrackingFacts({
  tracking: { sites, pages, retentionDays },
}: {
  tracking: Tracking;
}) {
  const facts = [
    ["Websites", sites.join(", ") || t("None")],
    [
      t("Names of pages"),
      pages.map(({ pattern, page }) => t`${pattern} is “${page}”`).join(", ") || t("None"),
    ],
    [t("Visits of strangers are kept for"), t`${numberText(retentionDays)} days`],
  ] as const;
  return (
    <Card>
      <dl className="flex flex-col gap-3">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt className="text-ink-muted text-xs">{label}</dt>
            <dd className="wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
