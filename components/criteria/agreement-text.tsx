import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import { describeSqlRule } from "@/lib/engine/bant";
import { COMMENT_PART_NAMES, type RulePart } from "@/lib/engine/comments";
import { type Names, namesOf } from "@/lib/engine/conditions/contract";
import { type Criteria, rulesInForce, type Targets } from "@/lib/engine/criteria";
import {
  describeEngagementRule,
  describeFastTrack,
  describeFitRule,
  describeGate,
  pointsOf,
} from "@/lib/engine/describe";
import { utcDayText } from "@/lib/engine/locale";
import { t } from "@/lib/language";
import { CommentButton } from "./comments/comment-button";
import { RuleEvidenceLine } from "./studio/evidence";
import { hoursText, percentText } from "./words";

/** A version as the agreement reads: sentences, no forms. */
export function AgreementText({
  body,
  attributes,
  hasPromises = true,
}: {
  body: Criteria;
  attributes: readonly AttributeDefinition[];
  /** Off where the promises stand beside it in a form of their own. */
  hasPromises?: boolean;
}) {
  const names = namesOf(attributes);
  const inForce = rulesInForce(body);
  return (
    <Card isFlush>
      <dl className="wrap-anywhere">
        <Part name={t("A lead becomes an MQL when")} part="limits">
          <p>
            {t("fit is at least")} <strong>{pointsOf(body.thresholds.fit)}</strong>{" "}
            {t("and engagement is at least")}{" "}
            <strong>{pointsOf(body.thresholds.engagement)}</strong>
            {inForce.gates.length > 0 ? t(", and every gate is open") : ""}.
          </p>
        </Part>
        <Gates gates={inForce.gates} names={names} />
        <Rules
          name="Fit"
          part="fit"
          cap={body.caps.fit}
          rules={inForce.fit.map((rule) => ({ ...rule, sentence: describeFitRule(rule, names) }))}
        />
        <Rules
          name="Engagement"
          part="engagement"
          cap={body.caps.engagement}
          rules={inForce.engagement.map((rule) => ({
            ...rule,
            sentence: describeEngagementRule(rule),
          }))}
        />
        <Part name={t("Fast tracks")}>
          <Sentences
            part="fastTracks"
            items={inForce.fastTracks.map((track) => ({
              id: track.id,
              label: track.label,
              sentence: describeFastTrack(track, names),
            }))}
            none={t("None: every lead goes by its scores.")}
          />
        </Part>
        <Part name={t("A lead counts as SQL with")} part="sqlRule">
          <p>{describeSqlRule(body.sqlRule)}</p>
        </Part>
        {hasPromises ? <Promises body={body} /> : null}
      </dl>
    </Card>
  );
}

function Part({
  name,
  part,
  children,
}: {
  name: string;
  /** Where it can be commented on as a whole. */
  part?: "limits" | "sqlRule";
  children: ReactNode;
}) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-line border-t px-4 py-3 first:border-t-0 sm:grid-cols-[11rem_1fr]">
      <dt className="font-medium text-ink-muted">{name}</dt>
      <dd className="flex min-w-0 items-start justify-between gap-2">
        <div className="min-w-0 flex-1">{children}</div>
        {part ? <CommentButton part={part} ruleId={null} name={COMMENT_PART_NAMES[part]} /> : null}
      </dd>
    </div>
  );
}

interface Item {
  id: string;
  label: string;
  sentence: string;
  points?: number;
}

function Sentences({
  part,
  items,
  none,
}: {
  part: RulePart;
  items: readonly Item[];
  none: string;
}) {
  if (items.length === 0) return <p className="text-ink-muted">{none}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {items.map(({ id, label, sentence, points }) => (
        <li key={id} className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <span className="block font-medium">{label}</span>
            <span className="block text-ink-muted">{sentence}</span>
            <RuleEvidenceLine ruleId={id} />
          </div>
          <div className="flex shrink-0 items-center gap-2">
            <CommentButton part={part} ruleId={id} name={label} />
            {points === undefined ? null : (
              <span className="tabular font-medium">
                {points > 0 ? "+" : ""}
                {pointsOf(points)}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Gates({ gates, names }: { gates: Criteria["gates"]; names: Names }) {
  const items = gates.map((gate) => ({
    id: gate.id,
    label: gate.label,
    sentence: describeGate(gate, names),
  }));
  return (
    <Part name="Gates">
      <Sentences part="gates" items={items} none={t("None: no lead is shut out.")} />
    </Part>
  );
}

function Rules({
  name,
  part,
  cap,
  rules,
}: {
  name: string;
  part: "fit" | "engagement";
  cap: number;
  rules: readonly Item[];
}) {
  return (
    <Part name={name}>
      <Sentences part={part} items={rules} none={t("No rules: everybody has 0 points.")} />
      {rules.length > 0 ? (
        <p className="mt-2 text-ink-muted text-xs">
          {t("Never more than")} {pointsOf(cap)} {t("together.")}
        </p>
      ) : null}
    </Part>
  );
}

function promisedFigures({ mqlsPerWeek, acceptanceRate, sqlRate }: Targets): string[] {
  return [
    mqlsPerWeek === null ? "" : t`${mqlsPerWeek} MQLs a week`,
    acceptanceRate === null ? "" : t`sales accepts ${percentText(acceptanceRate)} of the MQLs`,
    sqlRate === null
      ? ""
      : t`${percentText(sqlRate)} of the MQLs become SQL within the workspace's conversion window`,
  ].filter((text) => text !== "");
}

function Promises({ body }: { body: Criteria }) {
  const { sla } = body;
  const promised = promisedFigures(body.targets);
  return (
    <>
      <Part name={t("Sales promises")}>
        <ul className="list-disc pl-4">
          <li>{`${t("to accept or reject within")} ${hoursText(sla.acceptWithinHours)};`}</li>
          <li>{`${t("the first touch within")} ${hoursText(sla.firstTouchWithinHours)};`}</li>
          <li>
            {sla.attemptsBeforeUnreachable} {t("attempts before a lead counts as unable to reach.")}
          </li>
        </ul>
      </Part>
      <Part name={t("Marketing promises")}>
        {promised.length === 0 ? (
          <p className="text-ink-muted">{t("No numbers were promised.")}</p>
        ) : (
          <ul className="list-disc pl-4">
            {promised.map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ul>
        )}
      </Part>
      {body.effectiveAt === null && body.reviewAt === null ? null : (
        <Part name={t("Dates")}>
          {body.effectiveAt === null ? null : (
            <p>
              {t("Takes effect on")} {utcDayText(body.effectiveAt)}.
            </p>
          )}
          {body.reviewAt === null ? null : (
            <p>
              {t("Is looked at again on")} {utcDayText(body.reviewAt)}.
            </p>
          )}
        </Part>
      )}
    </>
  );
}
