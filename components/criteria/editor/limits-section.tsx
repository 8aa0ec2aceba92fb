"use client";

import { memo, useCallback, useEffect, useRef } from "react";
import { Card } from "@/components/ui/card";
import { NumberField } from "@/components/ui/number-field";
import { COMMENT_PART_NAMES } from "@/lib/engine/comments";
import { type Criteria, MOST_POINTS } from "@/lib/engine/criteria";
import { numberText } from "@/lib/format";
import { t } from "@/lib/language";
import { CommentButton } from "../comments/comment-button";
import { useEditorTools } from "../editor-tools";
import { sectionOf } from "./section";

/** The most that the rules of a group could give together; null when there is no end to it. */
function mostPoints(body: Criteria, group: "fit" | "engagement"): number | null {
  let most = 0;
  for (const rule of body[group]) {
    if (rule.off || rule.points <= 0) continue;
    if (!("repeat" in rule)) {
      most += rule.points;
      continue;
    }
    const { repeat, cap } = rule;
    const times = repeat === "every" ? null : repeat === "once" ? 1 : repeat.atMost;
    const worth = times === null ? null : rule.points * times;
    if (worth === null && cap === undefined) return null;
    most += Math.min(worth ?? Number.POSITIVE_INFINITY, cap ?? Number.POSITIVE_INFINITY);
  }
  return most;
}

const GROUPS = [
  { group: "fit", name: "Fit" },
  { group: "engagement", name: "Engagement" },
] as const;

type Group = (typeof GROUPS)[number]["group"];
type Pair = "thresholds" | "caps";

/** The other numbers stand still while the slider of one moves. */
const Limit = memo(function Limit({
  label,
  pair,
  group,
  value,
  error,
  edit,
}: {
  label: string;
  pair: Pair;
  group: Group;
  value: number;
  error: string | undefined;
  edit: (pair: Pair, group: Group, next: number) => void;
}) {
  return (
    <NumberField
      step={1}
      label={label}
      value={value}
      minValue={0}
      maxValue={MOST_POINTS}
      suffix={t("pts")}
      onNumber={(next) => edit(pair, group, next)}
      error={error}
    />
  );
});

/** Thresholds and caps of the two scores. */
export const LimitsSection = sectionOf(
  ["fit", "engagement", "thresholds", "caps"],
  function LimitsSection({ body, onChange }) {
    const { problemAt } = useEditorTools();
    const latest = useRef({ body, onChange });
    useEffect(() => {
      latest.current = { body, onChange };
    });
    const edit = useCallback((pair: Pair, group: Group, next: number) => {
      const { body: now, onChange: change } = latest.current;
      change({ [pair]: { ...now[pair], [group]: next } });
    }, []);
    return (
      <Card
        title={t("Thresholds and caps")}
        description={t(
          "A lead qualifies when both scores reach their thresholds and every gate is open.",
        )}
        actions={<CommentButton part="limits" ruleId={null} name={COMMENT_PART_NAMES.limits} />}
      >
        <div className="flex flex-col gap-4">
          {GROUPS.map(({ group, name }) => {
            const most = mostPoints(body, group);
            const outOfReach = most !== null && most < body.thresholds[group];
            return (
              <div key={group} className="grid max-w-xl grid-cols-2 items-start gap-x-3 gap-y-1">
                <Limit
                  label={t`${name} threshold`}
                  {...{ group, edit }}
                  pair="thresholds"
                  value={body.thresholds[group]}
                  error={problemAt(`thresholds.${group}`)}
                />
                <Limit
                  label={t`${name} cap`}
                  {...{ group, edit }}
                  pair="caps"
                  value={body.caps[group]}
                  error={problemAt(`caps.${group}`)}
                />
                <p className="col-span-full text-ink-muted text-xs">
                  {most === null
                    ? t("The rules have no upper limit of their own.")
                    : t`All rules together can give ${numberText(most)} points.`}
                  {outOfReach ? (
                    <strong className="text-warn-ink">
                      {" "}
                      {t("Nobody can reach this threshold.")}
                    </strong>
                  ) : null}
                </p>
              </div>
            );
          })}
        </div>
      </Card>
    );
  },
);
