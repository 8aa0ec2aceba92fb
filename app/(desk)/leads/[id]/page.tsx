import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { aboutOf } from "@/components/lead/about";
import { LeadFrame } from "@/components/lead/lead-frame";
import type { LeadScreenData } from "@/components/lead/lead-screen";
import { getLead } from "@/lib/leads/queries/page";
import { load, requireActor, tryLoad } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

interface Props {
  params: Promise<{ id: string }>;
}

/** The title and the page need the same lead. A link to one that was merged leads on. */
const readLead = cache(async (id: string) => {
  const outcome = await tryLoad(getLead, { id });
  if (!outcome.ok && outcome.fields?.into) redirect(`/leads/${outcome.fields.into}`);
  return outcome.ok ? outcome.value : load(getLead, { id });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lead } = await readLead((await params).id);
  return { title: lead.name };
}

export default async function LeadPage({ params }: Props) {
  const { id, name, role } = await requireActor();
  const page = await readLead((await params).id);
  const { workspace } = await load(getWorkspace, {});
  const data: LeadScreenData = {
    page,
    desk: {
      me: { id, name, role },
      timeZone: workspace.timeZone,
      currency: workspace.currency,
      now: page.now,
    },
  };
  const { lead } = page;
  return (
    <LeadFrame
      name={lead.name}
      about={aboutOf(lead)}
      stage={lead.stage}
      data={JSON.stringify(data)}
    />
  );
}
