"use client";

import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import type { ProposalView } from "@/lib/criteria/schema/proposals";
import type { Names } from "@/lib/engine/conditions/contract";
import { diffCriteria } from "@/lib/engine/diff";
import { dayText } from "@/lib/format";
import { DifferenceList } from "../difference-list";
import { proposalTexts as texts } from "./texts";

/** Of what was proposed before: what marketing changed since sales saw it. */
export function SinceLastCard({
  proposal: { kept, before },
  names,
  timeZone,
}: {
  proposal: ProposalView;
  names: Names;
  timeZone: string;
}) {
  const differences = useMemo(
    () => (kept && before ? diffCriteria(before.body, kept.body, names) : []),
    [kept, before, names],
  );
  if (!kept || !before) return null;
  return (
    <Card title={texts.sinceLast} description={texts.sinceLastDay(dayText(before.at, timeZone))}>
      {differences.length === 0 ? (
        <p className="text-ink-muted">{texts.sameAgain}</p>
      ) : (
        <DifferenceList differences={differences} />
      )}
    </Card>
  );
}
