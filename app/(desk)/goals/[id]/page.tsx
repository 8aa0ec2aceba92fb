import type { Metadata } from "next";
import Link from "next/link";
import { ChangeGoal } from "@/components/goals/change-goal";
import { CheckTable } from "@/components/goals/check-table";
import { goalTexts } from "@/components/goals/goal-texts";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { dayText } from "@/lib/format";
import { getGoal } from "@/lib/goals/queries";
import { figureText, wantedText } from "@/lib/goals/schema/words";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { addressOf } from "@/lib/views/schema/addresses";

export function generateMetadata(): Metadata {
  return { title: goalTexts.history };
}

export default async function GoalPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { goal, checks }, { workspace }] = await Promise.all([
    requireActor(),
    load(getGoal, { id }),
    load(getWorkspace, {}),
  ]);
  const { currency, timeZone } = workspace;
  const { figure, report, search, createdByName, createdAt } = goal;
  return (
    <Page width="narrow">
      <PageHeader
        title={figureText(figure)}
        description={`${wantedText(goal, figure.kind, currency)}. ${goalTexts.setBy(createdByName, dayText(createdAt, timeZone))}.`}
        back={
          <Link href="/alerts" prefetch={false} className="link">
            {goalTexts.back}
          </Link>
        }
        actions={
          <>
            <LinkButton href={addressOf({ page: "report", report }, search)} size="sm">
              {goalTexts.openReport}
            </LinkButton>
            {can(actor, "goal:write") ? <ChangeGoal goal={goal} currency={currency} /> : null}
          </>
        }
      />
      <CheckTable goal={goal} checks={checks} currency={currency} />
    </Page>
  );
}
