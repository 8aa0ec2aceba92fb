import { Card } from "@/components/ui/card";
import { numberText } from "@/lib/format";
import type { Tracking } from "@/lib/tracking/schema";

/** The same for those who only read. */
export function TrackingFacts({
  tracking: { sites, pages, retentionDays },
}: {
  tracking: Tracking;
}) {
  const facts = [
    ["Websites", sites.join(", ") || "None"],
    [
      "Names of pages",
      pages.map(({ pattern, page }) => `${pattern} is “${page}”`).join(", ") || "None",
    ],
    ["Visits of strangers are kept for", `${numberText(retentionDays)} days`],
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
