"use client";

import { createContext, memo, useContext, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";
import { dayText, numberText } from "@/lib/format";
import { within } from "@/lib/language";
import type { ReplayAnswer, ReplayedLead, ReplayedLeads } from "@/lib/replays/schema";
import { LeadLine } from "../lead-line";
import { type Change, type Replayed, ReplayedContext, Why } from "./change-why";
import { useOpenFigure } from "./leads-behind/figures";
import { behindTexts } from "./leads-behind/texts";
import { namedSentence } from "./sentences";
import { studioTexts } from "./texts";
import { useStudioView } from "./use-studio-view";

const texts = studioTexts.lists;

interface Found extends Pick<ReplayAnswer, "gained" | "lost"> {
  /** Whether the names are still those of another draft. */
  isNaming: boolean;
}

/** Read where it is told, so that a slider's step draws two counts and not the tabs. */
const FoundContext = createContext<Found | null>(null);

/** The leads that only one of the two versions hands off, by name. */
export function LeadLists({
  answer,
  body,
  against,
  timeZone,
  isNaming = false,
}: Omit<Replayed, "asOf"> & {
  answer: Pick<ReplayAnswer, "gained" | "lost" | "asOf">;
  timeZone: string;
  isNaming?: boolean;
}) {
  const { asOf, gained, lost } = answer;
  const found = useMemo(() => ({ gained, lost, isNaming }), [gained, lost, isNaming]);
  const replayed = useMemo(() => ({ body, asOf, against }), [body, asOf, against]);
  return (
    <ReplayedContext value={replayed}>
      <FoundContext value={found}>
        <Lists timeZone={timeZone} />
      </FoundContext>
    </ReplayedContext>
  );
}

const Lists = memo(function Lists({ timeZone }: { timeZone: string }) {
  const [{ leads }, changeView] = useStudioView();
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
            count: <Count change="gained" />,
            content: <List change="gained" none={texts.noneGained} timeZone={timeZone} />,
          },
          {
            id: "lost",
            label: texts.lost,
            count: <Count change="lost" />,
            content: <List change="lost" none={texts.noneLost} timeZone={timeZone} />,
          },
        ]}
      />
    </section>
  );
});

function Count({ change }: { change: Change }) {
  const found = useContext(FoundContext);
  return found ? numberText(found[change].count) : null;
}

interface ListProps {
  change: Change;
  none: string;
  timeZone: string;
}

function List({ change, none, timeZone }: ListProps) {
  const found = useContext(FoundContext);
  if (!found) return null;
  if (found[change].count === 0) return <p className="text-ink-muted">{none}</p>;
  return <Named {...{ change, timeZone }} found={found[change]} isNaming={found.isNaming} />;
}

/** So many are listed at first, and more at a time. */
const PAGE = 20;

function Named({
  change,
  found,
  timeZone,
  isNaming,
}: Omit<ListProps, "none"> & { found: ReplayedLeads; isNaming: boolean }) {
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
      facts={[title, company, dayText(mqlAt, timeZone), within(MQL_PATH_NAMES[path])]}
      why={() => <Why {...{ change, lead, timeZone }} />}
    />
  );
});
