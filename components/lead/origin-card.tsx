"use client";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import { SELF_REPORTED } from "@/lib/engine/attributes";
import { dayText } from "@/lib/format";
import type { LeadPage, PathTouch, UtmTags } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { valueText } from "./format";
import { leadTexts } from "./texts";

const texts = leadTexts.origin;
const NAMES = Object.keys(texts.names) as (keyof UtmTags)[];

/** What brought the lead: marketing's touches, what the person said, and the campaign tags. */
export function OriginCard({ page }: { page: Pick<LeadPage, "lead" | "path"> }) {
  const { lead, path } = page;
  const { utmFirst, utmLast, attributes } = lead;
  const said = attributes[SELF_REPORTED];
  return (
    <Card title={texts.title}>
      <div className="flex flex-col gap-4">
        {path.touches.length > 0 ? (
          <section>
            <h3 className="mb-1.5 font-medium text-xs">{texts.path}</h3>
            <ol className="flex flex-col gap-2 border-line border-l pl-3">
              {path.touches.map((touch, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: touches have no id, and only their order
                <PathStep key={i} touch={touch} />
              ))}
            </ol>
            {path.hidden > 0 ? (
              <p className="mt-1.5 text-ink-muted text-xs">{texts.hidden(path.hidden)}</p>
            ) : null}
          </section>
        ) : (
          <p className="text-ink-muted">{texts.none}</p>
        )}
        {said === undefined ? null : (
          <section>
            <h3 className="mb-1 font-medium text-xs">{texts.said}</h3>
            <p className="wrap-anywhere text-xs">{valueText(said)}</p>
          </section>
        )}
        {utmFirst || utmLast ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <Tags title={texts.first} tags={utmFirst} />
            <Tags title={texts.last} tags={utmLast} />
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function PathStep({ touch }: { touch: PathTouch }) {
  const { timeZone } = useDesk();
  const { at, source, campaign, type, keys } = touch;
  return (
    <li className="min-w-0 text-xs">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="wrap-anywhere font-medium">{source}</span>
        {keys.map((key) => (
          <Badge key={key} tone="accent">
            {texts.keys[key]}
          </Badge>
        ))}
      </span>
      <span className="wrap-anywhere block text-ink-muted">
        {[
          dayText(at, timeZone),
          type === null ? texts.ownSource : ACTIVITY_TYPES[type].label,
          campaign,
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

function Tags({ title, tags }: { title: string; tags: UtmTags | null }) {
  const known = NAMES.filter((key) => tags?.[key]);
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-medium text-xs">{title}</h3>
      {known.length === 0 ? (
        <p className="text-ink-muted text-xs">{leadTexts.unknown}</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
          {known.map((key) => (
            <div key={key} className="contents">
              <dt className="text-ink-muted">{texts.names[key]}</dt>
              <dd className="wrap-anywhere">{tags?.[key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
