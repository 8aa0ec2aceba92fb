import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { DeleteView } from "@/components/views/delete-view";
import { viewTexts } from "@/components/views/view-texts";
import { load } from "@/lib/operations/load";
import { getView } from "@/lib/views/queries";
import { pathOf } from "@/lib/views/schema/addresses";

export function generateMetadata(): Metadata {
  return { title: viewTexts.saved };
}

/** Leads on to what the view shows; stays where it cannot be shown as it was. */
export default async function ViewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const view = await load(getView, { id });
  if (view.lost.length === 0) redirect(view.address);
  return (
    <Page width="narrow">
      <PageHeader title={view.name} description={view.pageTitle} />
      <Notice tone="warn" title={viewTexts.lostTitle}>
        {viewTexts.lost(view.pageTitle, view.lost)}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={view.address} variant="primary">
          {viewTexts.openRest}
        </LinkButton>
        {view.mayChange ? <DeleteView view={view} to={pathOf(view)} /> : null}
      </div>
    </Page>
  );
}
