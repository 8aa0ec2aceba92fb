"use client";

import { goneTexts } from "@/components/lead/gone-texts";
import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";

export default function LeadNotFound() {
  return (
    <PlainPage
      title={goneTexts.title}
      action={<LinkButton href="/leads">{goneTexts.allLeads}</LinkButton>}
    >
      {goneTexts.about}
    </PlainPage>
  );
}
