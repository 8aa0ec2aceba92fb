import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { BudgetGridCard } from "@/components/spend/grid/budget-grid-card";
import { PaceCard } from "@/components/spend/pace-card";
import { SpendTabs } from "@/components/spend/spend-tabs";
import { spendTexts as texts } from "@/components/spend/spend-texts";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getBudgetGrid, getPace } from "@/lib/spend/queries/budgets";
import { gridRowsOf } from "@/lib/spend/schema/grid";

export function generateMetadata(): Metadata {
  return { title: texts.budgets };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const firstOf = (value: string | string[] | undefined) => [value].flat()[0];

export default async function BudgetsPage({ searchParams }: Props) {
  const search = await searchParams;
  const by = gridRowsOf(search);
  const [actor, pace, grid] = await Promise.all([
    requireActor(),
    load(getPace, { by, month: firstOf(search.month) }),
    load(getBudgetGrid, { by, year: firstOf(search.span) }),
  ]);
  return (
    <Page width="full">
      <PageHeader
        title={texts.budgets}
        description={texts.budgetsDescription}
        actions={
          can(actor, "import:run") ? (
            <LinkButton href="/imports/new?kind=budgets" icon={<FileUp aria-hidden="true" />}>
              {texts.import}
            </LinkButton>
          ) : null
        }
      >
        <SpendTabs current="/spend/budgets" userId={actor.id} />
      </PageHeader>
      <PaceCard pace={pace} by={by} year={grid.span} />
      <BudgetGridCard grid={grid} by={by} mayWrite={can(actor, "cost:write")} />
    </Page>
  );
}
