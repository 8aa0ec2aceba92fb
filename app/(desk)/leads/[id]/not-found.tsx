"use client";

import { leadTexts } from "@/components/lead/texts";
import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";

export default function LeadNotFound() {
  return (
    <PlainPage
      title={leadTexts.gone}
      action={<LinkButton href="/leads">{leadTexts.allLeads}</LinkButton>}
    >
      {leadTexts.goneAbout}
    </PlainPage>
  );
}
