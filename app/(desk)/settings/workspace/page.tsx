import type { Metadata } from "next";
import Link from "next/link";
import { currencyOptions, zoneOptions } from "@/components/people/choices";
import { WorkspaceFacts } from "@/components/people/workspace-facts";
import { WorkspaceForm } from "@/components/people/workspace-form";
import { startTexts } from "@/components/start/texts";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { getStart } from "@/lib/start/queries";

export function generateMetadata(): Metadata {
  return { title: t("Workspace settings") };
}

export default async function WorkspacePage() {
  const actor = await requireActor();
  const { workspace, version } = await load(getWorkspace, {});
  const currencies = currencyOptions();
  if (!can(actor, "settings:write")) {
    const currency = currencies.find(({ value }) => value === workspace.currency);
    return (
      <WorkspaceFacts
        workspace={workspace}
        currency={currency?.label ?? workspace.currency}
        seesCosts={can(actor, "cost:read")}
      />
    );
  }
  const start = await load(getStart, {});
  return (
    <>
      <WorkspaceForm
        key={version}
        workspace={workspace}
        version={version}
        zones={zoneOptions()}
        currencies={currencies}
      />
      {start ? (
        <p className="mt-5">
          <Link href="/start" prefetch={false} className="link">
            {startTexts.open}
          </Link>
        </p>
      ) : null}
    </>
  );
}
