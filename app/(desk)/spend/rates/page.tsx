import type { Metadata } from "next";
import { currencyOptions } from "@/components/people/choices";
import { RatesCard } from "@/components/spend/rates/rates-card";
import { SpendTabs } from "@/components/spend/spend-tabs";
import { spendTexts as texts } from "@/components/spend/spend-texts";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { periodKey } from "@/lib/engine/calendar";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { listRates } from "@/lib/spend/queries/rates";

export function generateMetadata(): Metadata {
  return { title: texts.rates };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RatesPage({ searchParams }: Props) {
  const cursor = [(await searchParams).cursor].flat()[0];
  const [actor, { workspace }, { rows, next, base, missing }] = await Promise.all([
    requireActor(),
    load(getWorkspace, {}),
    load(listRates, { cursor }),
  ]);
  return (
    <Page width="narrow">
      <PageHeader title={texts.rates} description={texts.ratesDescription(base)}>
        <SpendTabs current="/spend/rates" userId={actor.id} />
      </PageHeader>
      {missing.length > 0 ? <Notice tone="warn">{texts.missing(missing.join(", "))}</Notice> : null}
      <RatesCard
        rows={rows}
        base={base}
        currencies={currencyOptions().filter(({ value }) => value !== base)}
        suggested={missing[0] ?? rows[0]?.currency ?? null}
        today={periodKey(Date.now(), "day", workspace.timeZone)}
        mayWrite={can(actor, "cost:write")}
        nextHref={next ? `/spend/rates?${new URLSearchParams({ cursor: next })}` : null}
        firstHref={cursor ? "/spend/rates" : null}
      />
    </Page>
  );
}
