import type { Metadata } from "next";
import { currencyOptions, zoneOptions } from "@/components/people/choices";
import { WorkspaceFacts } from "@/components/people/workspace-facts";
import { WorkspaceForm } from "@/components/people/workspace-form";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";

export const metadata: Metadata = { title: "Workspace settings" };

export default async function WorkspacePage() {
  const actor = await requireActor();
  const { workspace, version } = await load(getWorkspace, {});
  const currencies = currencyOptions();
  if (!can(actor, "settings:write")) {
    const currency = currencies.find(({ value }) => value === workspace.currency);
    return (
      <WorkspaceFacts workspace={workspace} currency={currency?.label ?? workspace.currency} />
    );
  }
  return (
    <WorkspaceForm
      key={version}
      workspace={workspace}
      version={version}
      zones={zoneOptions()}
      currencies={currencies}
    />
  );
}
