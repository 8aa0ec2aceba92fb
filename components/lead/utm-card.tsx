"use client";

import { Card } from "@/components/ui/card";
import type { LeadDetail, UtmTags } from "@/lib/leads/schema/page";
import { leadTexts } from "./texts";

const texts = leadTexts.utm;
const NAMES = Object.entries(texts.names) as [keyof UtmTags, string][];

/** Campaign tags of the first and the last touch, kept apart. */
export function UtmCard({ lead }: { lead: Pick<LeadDetail, "utmFirst" | "utmLast"> }) {
  const { utmFirst, utmLast } = lead;
  return (
    <Card title={texts.title}>
      {utmFirst || utmLast ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Touch title={texts.first} tags={utmFirst} />
          <Touch title={texts.last} tags={utmLast} />
        </div>
      ) : (
        <p className="text-ink-muted">{texts.none}</p>
      )}
    </Card>
  );
}

function Touch({ title, tags }: { title: string; tags: UtmTags | null }) {
  const known = NAMES.filter(([key]) => tags?.[key]);
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-medium text-xs">{title}</h3>
      {known.length === 0 ? (
        <p className="text-ink-muted text-xs">{leadTexts.unknown}</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
          {known.map(([key, name]) => (
            <div key={key} className="contents">
              <dt className="text-ink-muted">{name}</dt>
              <dd className="wrap-anywhere">{tags?.[key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
