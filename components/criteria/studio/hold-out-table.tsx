"use client";

import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { HeldOut, Judged } from "@/lib/engine/evidence";
import type { Rate } from "@/lib/engine/statistics";
import { dayText, intervalText, numberText, shareText } from "@/lib/format";
import { t } from "@/lib/language";
import type { ReplayFigure } from "@/lib/replays/schema";
import { ALL_LABELS, KNOWN_LABELS } from "./bins";
import { Figure } from "./leads-behind/figures";
import { amongText, FEW, soonerText, type Whose } from "./sentences";
import { studioTexts } from "./texts";

const texts = studioTexts.holdOut;

/** Draft and version in force, on the months before the hold-out and on those held out. */
export function HoldOutTable({
  answer,
  timeZone,
  names = studioTexts,
}: {
  answer: { holdOut: HeldOut | null };
  timeZone: string;
  /** What the two versions are called. */
  names?: { draft: string; active: string };
}) {
  const { holdOut } = answer;
  if (!holdOut) return null;
  const { before } = holdOut;
  const day = dayText(holdOut.from, timeZone);
  const columns: (Whose & { key: string; name: ReactNode; judged: Judged })[] = [
    {
      key: "before",
      side: "draft",
      period: "before",
      name: <Head period={texts.before} who={names.draft} />,
      judged: before.draft,
    },
    {
      key: "since",
      side: "draft",
      period: "since",
      name: <Head period={texts.since} who={names.draft} />,
      judged: holdOut.draft,
    },
    ...(before.active && holdOut.active
      ? [
          {
            key: t("active before"),
            side: "active" as const,
            period: "before" as const,
            name: <Head period={texts.before} who={names.active} />,
            judged: before.active,
          },
          {
            key: t("active since"),
            side: "active" as const,
            period: "since" as const,
            name: <Head period={texts.since} who={names.active} />,
            judged: holdOut.active,
          },
        ]
      : []),
  ];
  return (
    <div className="flex flex-col gap-2">
      <div className="-mx-4">
        <Table label={`${texts.caption}: ${day}`}>
          <TableHead>
            <Row>
              <ColumnHead isHidden className="pr-0 pl-4">
                {texts.measure}
              </ColumnHead>
              {columns.map(({ key, name }) => (
                <ColumnHead key={key} align="right" className="h-11 px-2 last:pr-4">
                  {name}
                </ColumnHead>
              ))}
            </Row>
          </TableHead>
          <TableBody>
            {MEASURES.map(({ name, cell }) => (
              <Row key={name}>
                <RowHead className="whitespace-nowrap py-1 pr-0 pl-4 text-xs">{name}</RowHead>
                {columns.map(({ key, side, period, judged }) => (
                  <Cell key={key} align="right" className="whitespace-nowrap px-2 py-1 last:pr-4">
                    {cell(judged, { side, period })}
                  </Cell>
                ))}
              </Row>
            ))}
          </TableBody>
        </Table>
      </div>
      <p className="text-ink-muted text-xs">
        {texts.left} {texts.sides}
      </p>
      <Notice tone="warn">{texts.warning}</Notice>
    </div>
  );
}

function countOf(label: "unlabelled" | "maturing") {
  return ({ byLabel }: Judged, whose: Whose) => (
    <Figure of={{ kind: "mqls", ...whose, labels: [label] }}>{numberText(byLabel[label])}</Figure>
  );
}

function Head({ period, who }: { period: string; who: string }) {
  return (
    <span className="inline-flex flex-col">
      <span>{who}</span>
      <span className="font-normal">{period}</span>
    </span>
  );
}

const MEASURES: readonly { name: string; cell: (judged: Judged, whose: Whose) => ReactNode }[] = [
  {
    get name() {
      return texts.mqls;
    },
    cell: ({ mqls }, whose) => (
      <Figure of={{ kind: "mqls", ...whose, labels: [...ALL_LABELS] }}>{numberText(mqls)}</Figure>
    ),
  },
  {
    get name() {
      return texts.precision;
    },
    cell: ({ precision }, whose) => (
      <Share
        rate={precision}
        whose={whose}
        among={{ kind: "mqls", ...whose, labels: [...KNOWN_LABELS] }}
      />
    ),
  },
  {
    get name() {
      return texts.recall;
    },
    cell: ({ recall }, whose) => (
      <Share rate={recall} whose={whose} among={{ kind: "sqls", ...whose }} />
    ),
  },
  {
    get name() {
      return texts.days;
    },
    cell: ({ daysEarlier }, whose) => (
      <Figure of={daysEarlier === null ? null : { kind: "timed", ...whose }}>
        {soonerText(daysEarlier)}
      </Figure>
    ),
  },
  {
    get name() {
      return texts.unlabelled;
    },
    cell: countOf("unlabelled"),
  },
  {
    get name() {
      return texts.maturing;
    },
    cell: countOf("maturing"),
  },
];

/** A share of SQLs, and what it is one of. */
function Share({ rate, whose, among }: { rate: Rate; whose: Whose; among: ReplayFigure }) {
  if (rate.rate === null) return "–";
  return (
    <>
      <Figure of={{ kind: "mqls", ...whose, labels: ["sql"] }}>{shareText(rate.rate)}</Figure>
      <span className="block text-2xs text-ink-muted">{intervalText(rate)}</span>
      <span
        className={rate.n < FEW ? "block text-2xs text-warn-ink" : "block text-2xs text-ink-muted"}
        {...(rate.n < FEW ? { title: studioTexts.headline.fewHint } : {})}
      >
        <Figure of={among} hint={rate.n < FEW ? studioTexts.headline.fewHint : undefined}>
          {amongText(rate)}
        </Figure>
      </span>
    </>
  );
}
