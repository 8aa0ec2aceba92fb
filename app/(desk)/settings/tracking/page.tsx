import type { Metadata } from "next";
import { Section } from "@/components/people/section";
import { IdentityCard } from "@/components/tracking/identity-card";
import { SnippetCard } from "@/components/tracking/snippet-card";
import { TrackingFacts } from "@/components/tracking/tracking-facts";
import { TrackingForm } from "@/components/tracking/tracking-form";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";
import { getTracking } from "@/lib/tracking/queries";

export function generateMetadata(): Metadata {
  return { title: "Websites" };
}

export default async function TrackingPage() {
  const [actor, { tracking, version, address, identity }, { workspace }] = await Promise.all([
    requireActor(),
    load(getTracking, {}),
    load(getWorkspace, {}),
  ]);
  const mayWrite = can(actor, "tracking:write");
  return (
    <Section
      title="Websites"
      description={t(
        "Where your forms stand, and whose visits become activities once people tell who they are.",
      )}
    >
      {mayWrite ? (
        <div className="flex flex-col gap-5">
          <TrackingForm tracking={tracking} version={version} />
          <SnippetCard address={address} />
          <IdentityCard identity={identity} timeZone={workspace.timeZone} />
        </div>
      ) : (
        <TrackingFacts tracking={tracking} />
      )}
    </Section>
  );
}
