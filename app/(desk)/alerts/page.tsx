import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AlertList } from "@/components/alerts/alert-list";
import { alertTexts } from "@/components/alerts/alert-texts";
import { EndedTable } from "@/components/alerts/ended-table";
import { DisputeList } from "@/components/disputes/dispute-list";
import { disputeTexts } from "@/components/disputes/dispute-texts";
import { LiveDisputes } from "@/components/disputes/live-disputes";
import { GoalTable } from "@/components/goals/goal-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listAlerts } from "@/lib/alerts/queries";
import { listDisputes } from "@/lib/disputes/queries";
import { listGoals } from "@/lib/goals/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: alertTexts.title };
}

export default async function AlertsPage() {
  const [actor, { open, closed }, disputes, goals, { workspace }] = await Promise.all([
    requireActor(),
    load(listAlerts, {}),
    load(listDisputes, {}),
    load(listGoals, {}),
    load(getWorkspace, {}),
  ]);
  const { timeZone, currency } = workspace;
  const mayWrite = can(actor, "goal:write");
  return (
    <Page>
      <LiveDisputes />
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
      {disputes.open.length > 0 ? (
        <section aria-labelledby="disputes">
          <h2 id="disputes" className="font-semibold text-base">
            {disputeTexts.title}
          </h2>
          <p className="mb-2 text-ink-muted">{disputeTexts.about}</p>
          <DisputeList label={disputeTexts.title} disputes={disputes.open} timeZone={timeZone} />
        </section>
      ) : null}
      <section>
        <h2 className="mb-2 font-semibold text-base">{alertTexts.goals}</h2>
        {goals.length > 0 ? (
          <GoalTable goals={goals} currency={currency} />
        ) : (
          <p className="text-ink-muted">{alertTexts.noGoals}</p>
        )}
      </section>
      {disputes.decided.length > 0 ? (
        <section aria-labelledby="decided">
          <h2 id="decided" className="mb-2 font-semibold text-base">
            {disputeTexts.decided}
          </h2>
          <DisputeList
            label={disputeTexts.decided}
            disputes={disputes.decided}
            timeZone={timeZone}
          />
        </section>
      ) : null}
      {closed.length > 0 ? (
        <section>
          <h2 className="mb-2 font-semibold text-base">{alertTexts.ended}</h2>
          <EndedTable alerts={closed} timeZone={timeZone} />
        </section>
      ) : null}
    </Page>
  );
}
