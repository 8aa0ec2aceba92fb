"use client";

import { memo, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";
import { dayText, numberText } from "@/lib/format";
import type { ReplayAnswer, ReplayedLead, ReplayedLeads } from "@/lib/replays/schema";
import { LeadLine } from "../lead-line";
import { type Change, type Replayed, ReplayedContext, Why } from "./change-why";
import { useOpenFigure } from "./leads-behind/figures";
import { behindTexts } from "./leads-behind/texts";
import { namedSentence } from "./sentences";
import { studioTexts } from "./texts";
import { useStudioView } from "./use-studio-view";

const texts = studioTexts.lists;

interface ListsProps {
  answer: Pick<ReplayAnswer, "gained" | "lost">;
  timeZone: string;
  /** Whether the names are still those of another draft. */
  isNaming?: boolean;
}

/** The leads that only one of the two versions hands off, by name. */
export function LeadLists({
  answer,
  body,
  against,
  timeZone,
  isNaming = false,
}: ListsProps & Omit<Replayed, "asOf"> & { answer: Pick<ReplayAnswer, "asOf"> }) {
  const { asOf } = answer;
  const replayed = useMemo(() => ({ body, asOf, against }), [body, asOf, against]);
  return (
    <ReplayedContext value={replayed}>
      <Lists {...{ answer, timeZone, isNaming }} />
    </ReplayedContext>
  );
}

const Lists = memo(function Lists({ answer, timeZone, isNaming = false }: ListsProps) {
  const { gained, lost } = answer;
  const [{ leads }, changeView] = useStudioView();
  const shared = { timeZone, isNaming };
  return (
    <section className="border-line border-t pt-2">
      <Tabs
        label={texts.label}
        selected={leads}
        onSelect={(id) => changeView({ leads: id === "lost" ? "lost" : "gained" })}
        tabs={[
          {
            id: "gained",
            label: texts.gained,
            count: numberText(gained.count),
            content: <List change="gained" found={gained} none={texts.noneGained} {...shared} />,
          },
          {
            id: "lost",
            label: texts.lost,
            count: numberText(lost.count),
            content: <List change="lost" found={lost} none={texts.noneLost} {...shared} />,
          },
        ]}
      />
    </section>
  );
});

interface ListProps {
  change: Change;
  found: ReplayedLeads;
  none: string;
  timeZone: string;
  isNaming: boolean;
}

function List({ none, ...list }: ListProps) {
  const { found } = list;
  if (found.count === 0) return <p className="text-ink-muted">{none}</p>;
  return <Named {...list} />;
}

/** So many are listed at first, and more at a time. */
const PAGE = 20;

function Named({ change, found, timeZone, isNaming }: Omit<ListProps, "none">) {
  const [wanted, setWanted] = useState(PAGE);
  const openFigure = useOpenFigure();
  const leads = found.leads.slice(0, wanted);
  const hasMore = leads.length < found.leads.length;
  const sentence = hasMore ? null : namedSentence(found);
  const named = isNaming ? texts.naming : sentence;
  return (
    <>
      <ul className="flex flex-col">
        {leads.map((lead) => (
          <Lead key={lead.id} {...lead} {...{ change, timeZone }} />
        ))}
      </ul>
      {hasMore ? (
        <Button size="sm" className="mt-1" onPress={() => setWanted(wanted + PAGE)}>
          {behindTexts.more}
        </Button>
      ) : null}
      {named ? (
        <div className="flex flex-wrap items-center gap-3 pt-1">
          <p className="text-ink-muted text-xs">{named}</p>
          {openFigure ? (
            <Button size="sm" onPress={() => openFigure({ kind: change })}>
              {behindTexts.showAll(numberText(found.count))}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** Takes a lead apart, so that one that an answer tells of again is not drawn anew. */
const Lead = memo(function Lead({
  change,
  timeZone,
  ...lead
}: ReplayedLead & { change: Change; timeZone: string }) {
  const { title, company, mqlAt, path } = lead;
  return (
    <LeadLine
      lead={lead}
      facts={[title, company, dayText(mqlAt, timeZone), MQL_PATH_NAMES[path].toLowerCase()]}
      why={() => <Why {...{ change, lead, timeZone }} />}
    />
  );
});
