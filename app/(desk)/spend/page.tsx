import { FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { currencyOptions } from "@/components/people/choices";
import { CostDialog } from "@/components/spend/cost-dialog";
import { CostList } from "@/components/spend/cost-list";
import { CostGridCard } from "@/components/spend/grid/cost-grid-card";
import { SpendTableCard } from "@/components/spend/spend-table";
import { SpendTabs } from "@/components/spend/spend-tabs";
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
import { getSpendGrid } from "@/lib/spend/queries/grid";
import { COST_KIND_NAMES, costKindOf } from "@/lib/spend/schema";
import { foreignCostNotes } from "@/lib/spend/schema/currencies";
import { gridRowsOf } from "@/lib/spend/schema/grid";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const firstOf = (value: string | string[] | undefined) => [value].flat()[0];

export default async function SpendPage({ searchParams }: Props) {
  const search = await searchParams;
  const { source, campaign } = search;
  const days = { from: firstOf(search.from), to: firstOf(search.to) };
  const isFiltered = Object.values({ ...days, source, campaign }).some((one) => one !== undefined);
  const kind = costKindOf(search);
  const filter = { ...days, source, campaign, kind: isFiltered ? kind : undefined };
  const cursor = firstOf(search.cursor);
  const gridKind = search.kind === "all" ? undefined : (kind ?? "media");
  const by = gridRowsOf(search);
  const span = firstOf(search.span);
  const [actor, { workspace }, costs, spend, grid] = await Promise.all([
    requireActor(),
    load(getWorkspace, {}),
    load(listCosts, { filter, cursor, limit: isFiltered ? 50 : BESIDE_GRID }),
    isFiltered ? load(getSpend, filter) : null,
    isFiltered ? null : load(getSpendGrid, { span, by, kind: gridKind }),
  ]);
  const { currency, timeZone } = workspace;
  const today = periodKey(Date.now(), "day", timeZone);
  const mayWrite = can(actor, "cost:write");
  const sources = spend?.allSources ?? grid?.knownSources ?? [];
  const notes = foreignCostNotes((spend ?? grid)?.foreign ?? [], currency);
  const isMissing = (spend ?? grid)?.foreign.some(({ day }) => day === null) ?? false;
  const pages = new URLSearchParams();
  for (const name of isFiltered ? ["from", "to", "source", "campaign", "kind"] : GRID_PARAMS) {
    for (const value of [search[name] ?? []].flat()) pages.append(name, value);
  }
  const next = new URLSearchParams(pages);
  if (costs.next) next.set("cursor", costs.next);
  const dialog = { currency, sources, today, currencies: currencyOptions() };
  const add = (
    <CostDialog
      {...dialog}
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
  return (
    <Page width={grid ? "full" : "wide"}>
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          mayWrite ? (
            <>
              {bring}
              {add}
            </>
          ) : null
        }
      >
        <SpendTabs current="/spend" userId={actor.id} />
      </PageHeader>
      {isFiltered ? (
        <Notice
          action={
            <LinkButton href="/spend" size="sm">
              {texts.showAll}
            </LinkButton>
          }
        >
          {[
            days.from && days.to ? texts.filtered(days.from, days.to) : null,
            ...[source ?? []].flat().map((one) => one || texts.noSource),
            ...[campaign ?? []].flat().map((one) => one || texts.noCampaign),
            kind ? COST_KIND_NAMES[kind] : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Notice>
      ) : null}
      {notes.length > 0 ? (
        <Notice
          tone={isMissing ? "warn" : "info"}
          action={
            <LinkButton href="/spend/rates" size="sm">
              {texts.rates}
            </LinkButton>
          }
        >
          {notes.join(" ")}
        </Notice>
      ) : null}
      {grid ? (
        <CostGridCard grid={grid} by={by} kind={gridKind} today={today} mayWrite={mayWrite} />
      ) : null}
      {spend && spend.months.length > 0 ? (
        <SpendTableCard spend={spend} campaigns={[campaign ?? []].flat()} />
      ) : null}
      {costs.rows.length === 0 && cursor === undefined ? (
        <Card>
          <EmptyState title={isFiltered ? texts.emptyFilter : texts.empty}>
            {isFiltered ? texts.emptyFilterHint : texts.emptyHint}
          </EmptyState>
        </Card>
      ) : (
        <CostList
          rows={costs.rows}
          {...dialog}
          mayWrite={mayWrite}
          nextHref={costs.next ? `/spend?${next}` : null}
          firstHref={cursor ? `/spend?${pages}` : null}
        />
      )}
    </Page>
  );
}

/** The grid shows them all: the latest stand below it. */
const BESIDE_GRID = 20;
const GRID_PARAMS = ["span", "by", "kind"];
