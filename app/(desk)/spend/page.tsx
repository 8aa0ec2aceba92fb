import { FileUp, Plus, Wallet } from "lucide-react";
import type { Metadata } from "next";
import { CostDialog } from "@/components/spend/cost-dialog";
import { CostList } from "@/components/spend/cost-list";
import { SpendTableCard } from "@/components/spend/spend-table";
import { spendTexts as texts } from "@/components/spend/spend-texts";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { periodKey } from "@/lib/engine/calendar";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { getSpend, listCosts } from "@/lib/spend/queries";
import { foreignCostNotes } from "@/lib/spend/schema/currencies";

export const metadata: Metadata = { title: texts.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const firstOf = (value: string | string[] | undefined) => [value].flat()[0];

export default async function SpendPage({ searchParams }: Props) {
  const { from, to, source, campaign, cursor } = await searchParams;
  const filter = { from: firstOf(from), to: firstOf(to), source, campaign };
  const [actor, { workspace }, spend, costs] = await Promise.all([
    requireActor(),
    load(getWorkspace, {}),
    load(getSpend, filter),
    load(listCosts, { filter, cursor: firstOf(cursor) }),
  ]);
  const { currency, allSources, foreign } = spend;
  const today = periodKey(Date.now(), "day", workspace.timeZone);
  const mayWrite = can(actor, "cost:write");
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const search = new URLSearchParams();
  if (filter.from) search.set("from", filter.from);
  if (filter.to) search.set("to", filter.to);
  for (const one of [source ?? []].flat()) search.append("source", one);
  for (const one of [campaign ?? []].flat()) search.append("campaign", one);
  const next = new URLSearchParams(search);
  if (costs.next) next.set("cursor", costs.next);
  const add = (
    <CostDialog
      currency={currency}
      sources={allSources}
      today={today}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {texts.add}
        </Button>
      }
    />
  );
  const bring = can(actor, "import:run") ? (
    <LinkButton href="/imports/new?kind=costs" icon={<FileUp aria-hidden="true" />}>
      {texts.import}
    </LinkButton>
  ) : null;
  const isEmpty = costs.rows.length === 0 && cursor === undefined;
  return (
    <Page>
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          mayWrite && !(isEmpty && !isFiltered) ? (
            <>
              {bring}
              {add}
            </>
          ) : null
        }
      />
      {isFiltered ? (
        <Notice
          action={
            <LinkButton href="/spend" size="sm">
              {texts.showAll}
            </LinkButton>
          }
        >
          {[
            filter.from && filter.to ? texts.filtered(filter.from, filter.to) : null,
            ...[source ?? []].flat().map((one) => one || texts.noSource),
            ...[campaign ?? []].flat().map((one) => one || texts.noCampaign),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Notice>
      ) : null}
      {foreign.length > 0 ? (
        <Notice tone={foreign.some(({ day }) => day === null) ? "warn" : "info"}>
          {foreignCostNotes(foreign, currency).join(" ")}
        </Notice>
      ) : null}
      {isEmpty ? (
        <Card>
          <EmptyState
            icon={<Wallet />}
            title={isFiltered ? texts.emptyFilter : texts.empty}
            action={
              mayWrite && !isFiltered ? (
                <>
                  {bring}
                  {add}
                </>
              ) : null
            }
          >
            {isFiltered ? texts.emptyFilterHint : texts.emptyHint}
          </EmptyState>
        </Card>
      ) : (
        <>
          {spend.months.length > 0 ? (
            <SpendTableCard spend={spend} campaigns={[campaign ?? []].flat()} />
          ) : null}
          <CostList
            rows={costs.rows}
            currency={currency}
            sources={allSources}
            today={today}
            mayWrite={mayWrite}
            nextHref={costs.next ? `/spend?${next}` : null}
            firstHref={cursor ? `/spend?${search}` : null}
          />
        </>
      )}
    </Page>
  );
}
