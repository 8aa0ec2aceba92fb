"use client";

import { Mail, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { mailtoOf } from "@/lib/engine/mail-fields";
import { within } from "@/lib/language";
import type { LeadDetail } from "@/lib/leads/schema/page";
import { CopyButton } from "./copy-button";
import { OptedOutBadge } from "./marks";
import { leadTexts } from "./texts";

/** How to reach the person; `emails` are further addresses. */
export function ContactCard({ lead, emails }: { lead: LeadDetail; emails: readonly string[] }) {
  return (
    <Card title={leadTexts.contact} {...(lead.optedOut ? { actions: <OptedOutBadge /> } : {})}>
      <ul className="-my-1 flex flex-col gap-1">
        <Way icon={<Mail aria-hidden="true" />} missing={leadTexts.noEmail}>
          {lead.email ? (
            <Reach href={mailtoOf(lead.email, null)} text={lead.email} what={leadTexts.email} />
          ) : null}
        </Way>
        {emails.map((email) => (
          <Way key={email} icon={<Mail aria-hidden="true" />} missing={leadTexts.noEmail}>
            <Reach href={mailtoOf(email, null)} text={email} what={leadTexts.email} />
          </Way>
        ))}
        <Way icon={<Phone aria-hidden="true" />} missing={leadTexts.noPhone}>
          {lead.phone ? (
            <Reach
              href={`tel:${lead.phone.replace(/[^\d+]/g, "")}`}
              text={lead.phone}
              what={leadTexts.phone}
            />
          ) : null}
        </Way>
      </ul>
    </Card>
  );
}

function Way({
  icon,
  missing,
  children,
}: {
  icon: ReactNode;
  missing: string;
  children: ReactNode;
}) {
  return (
    <li className="flex min-h-7 items-center gap-2 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint">
      {icon}
      {children ?? <span className="text-ink-muted">{missing}</span>}
    </li>
  );
}

function Reach({ href, text, what }: { href: string; text: string; what: string }) {
  return (
    <>
      <a href={href} className="link min-w-0 flex-1 truncate" title={text}>
        {text}
      </a>
      <CopyButton text={text} what={within(what)} />
    </>
  );
}
