"use client";

import { Card } from "@/components/ui/card";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { VersionView } from "@/lib/criteria/schema";
import type { KeptReplay } from "@/lib/criteria/schema/proposals";
import { COMMENT_PART_NAMES } from "@/lib/engine/comments";
import type { Criteria } from "@/lib/engine/criteria";
import { RECENT_WEEKS } from "@/lib/engine/drift";
import { utcDayText } from "@/lib/engine/locale";
import { intervalText, numberText, roundedText, shareText } from "@/lib/format";
import { t } from "@/lib/language";
import { CommentButton } from "../comments/comment-button";
import { wholeWeeks } from "../studio/capacity";
import { amongText } from "../studio/sentences";
import { hoursText, percentText } from "../words";
import { proposalTexts } from "./texts";

const texts = proposalTexts.promises;

interface Term {
  name: string;
  of: (body: Criteria) => string;
  /** What the evidence says of it. */
  evidence?: (evidence: KeptReplay) => string | null;
}

const TERMS: readonly { side: string; terms: readonly Term[] }[] = [
  {
    get side() {
      return t("Sales");
    },
    terms: [
      {
        get name() {
          return t("Accepts or rejects within");
        },
        of: ({ sla }) => hoursText(sla.acceptWithinHours),
      },
      {
        get name() {
          return t("First touch within");
        },
        of: ({ sla }) => hoursText(sla.firstTouchWithinHours),
      },
      {
        get name() {
          return t("Attempts before giving up");
        },
        of: ({ sla }) => numberText(sla.attemptsBeforeUnreachable),
      },
    ],
  },
  {
    side: "Marketing",
    terms: [
      {
        get name() {
          return t("MQLs a week");
        },
        of: ({ targets }) =>
          targets.mqlsPerWeek === null ? texts.nothing : numberText(targets.mqlsPerWeek),
        evidence: averageText,
      },
      {
        get name() {
          return t("Accepted by sales");
        },
        of: ({ targets }) => promised(targets.acceptanceRate),
      },
      {
        get name() {
          return t("Become SQL");
        },
        of: ({ targets }) => promised(targets.sqlRate),
        evidence: sqlText,
      },
    ],
  },
];

function promised(rate: number | null): string {
  return rate === null ? texts.nothing : percentText(rate);
}

function averageText({ weeks, asOf }: KeptReplay): string | null {
  const latest = wholeWeeks(weeks, asOf).slice(-RECENT_WEEKS);
  if (latest.length === 0) return null;
  const sum = latest.reduce((total, { draft }) => total + draft, 0);
  return texts.perWeek(roundedText(sum / latest.length, 1), latest.length);
}

function sqlText({ draft: { precision } }: KeptReplay): string | null {
  if (precision.rate === null) return null;
  return texts.becomeSql(shareText(precision.rate), intervalText(precision), amongText(precision));
}

/** What sales and marketing promise each other, beside what they promise now. */
export function PromisesCard({
  body,
  compared,
  evidence,
}: {
  body: Criteria;
  compared: VersionView["compared"];
  evidence: KeptReplay | null;
}) {
  return (
    <Card
      isFlush
      title={texts.title}
      actions={<CommentButton part="promises" ruleId={null} name={COMMENT_PART_NAMES.promises} />}
      footer={datesSentence(body)}
    >
      <Table label={texts.title}>
        <TableHead>
          <Row>
            <ColumnHead>{texts.term}</ColumnHead>
            {compared ? <ColumnHead>{texts.compared(compared.number)}</ColumnHead> : null}
            <ColumnHead>{texts.shown}</ColumnHead>
          </Row>
        </TableHead>
        <TableBody>
          {TERMS.flatMap(({ side, terms }) =>
            terms.map((term) => (
              <TermRow key={`${side} ${term.name}`} {...{ side, term, body, compared, evidence }} />
            )),
          )}
        </TableBody>
      </Table>
    </Card>
  );
}

function TermRow({
  side,
  term,
  body,
  compared,
  evidence,
}: {
  side: string;
  term: Term;
  body: Criteria;
  compared: VersionView["compared"];
  evidence: KeptReplay | null;
}) {
  const before = compared && term.of(compared.body);
  const after = term.of(body);
  const isChanged = before !== null && before !== after;
  const shown = evidence && term.evidence?.(evidence);
  return (
    <Row>
      <RowHead>
        <span className="block text-ink-muted text-xs">{side}</span>
        {term.name}
        {shown ? <span className="block font-normal text-ink-muted text-xs">{shown}</span> : null}
      </RowHead>
      {before === null ? null : <Cell className="text-ink-muted">{before}</Cell>}
      <Cell className={isChanged ? "font-semibold text-warn-ink" : ""}>
        {after}
        {isChanged ? <span className="sr-only"> ({texts.changed})</span> : null}
      </Cell>
    </Row>
  );
}

function datesSentence({ effectiveAt, reviewAt }: Criteria): string {
  const sentences = [
    effectiveAt === null ? "" : texts.effective(utcDayText(effectiveAt)),
    reviewAt === null ? "" : texts.review(utcDayText(reviewAt)),
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? texts.noDates : sentences.join(" ");
}
