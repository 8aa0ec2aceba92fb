import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AlertList } from "@/components/alerts/alert-list";
import { alertTexts } from "@/components/alerts/alert-texts";
import { EndedTable } from "@/components/alerts/ended-table";
import { GoalTable } from "@/components/goals/goal-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listAlerts } from "@/lib/alerts/queries";
import { listGoals } from "@/lib/goals/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";

export const metadata: Metadata = { title: alertTexts.title };

export default async function AlertsPage() {
  const [actor, { open, closed }, goals, { workspace }] = await Promise.all([
    requireActor(),
    load(listAlerts, {}),
    load(listGoals, {}),
    load(getWorkspace, {}),
  ]);
  const { timeZone, currency } = workspace;
  const mayWrite = can(actor, "goal:write");
  return (
    <Page>
      <PageHeader
        title={alertTexts.title}
        description={alertTexts.description}
        actions={
          <Link href="/settings/account" prefetch={false} className="link text-xs">
            {alertTexts.mail}
          </Link>
        }
      />
      {open.length > 0 ? (
        <section aria-labelledby="open">
          <h2 id="open" className="mb-2 font-semibold text-base">
            {alertTexts.open}
          </h2>
          <AlertList alerts={open} timeZone={timeZone} mayNote={can(actor, "alert:acknowledge")} />
        </section>
      ) : (
        <Card>
          <EmptyState
            icon={<BellOff />}
            title={alertTexts.none}
            action={
              mayWrite ? <LinkButton href="/reports">{alertTexts.noneAction}</LinkButton> : null
            }
          >
            {alertTexts.noneHint}
          </EmptyState>
        </Card>
      )}
      <section aria-labelledby="goals">
        <h2 id="goals" className="mb-2 font-semibold text-base">
          {alertTexts.goals}
        </h2>
        {goals.length > 0 ? (
          <GoalTable goals={goals} currency={currency} />
        ) : (
          <p className="text-ink-muted">{alertTexts.noGoals}</p>
        )}
      </section>
      {closed.length > 0 ? (
        <section aria-labelledby="ended">
          <h2 id="ended" className="mb-2 font-semibold text-base">
            {alertTexts.ended}
          </h2>
          <EndedTable alerts={closed} timeZone={timeZone} />
        </section>
      ) : null}
    </Page>
  );
}
