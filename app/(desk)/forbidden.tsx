"use client";

import { PlainPage } from "@/components/people/plain-page";
import { LinkButton } from "@/components/ui/link-button";

export default function Forbidden() {
  return (
    <PlainPage
      title="Not for your role"
      action={<LinkButton href="/">Go to the start page</LinkButton>}
    >
      Your role does not include this page. Ask an admin of your workspace if you need it.
    </PlainPage>
  );
}
