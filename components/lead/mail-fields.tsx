"use client";

import { Mail } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { buttonClass } from "@/components/ui/button-styles";
import { Select } from "@/components/ui/select";
import { fillIn, firstNameOf, mailtoOf } from "@/lib/engine/mail-fields";
import type { MailTemplate } from "@/lib/mail-templates/schema";
import { useDesk } from "./desk-context";
import { mailTexts as texts } from "./touch-texts";

const NONE = "none";

export interface MailedLead {
  id: string;
  name: string;
  email: string | null;
  company: string | null;
  title: string | null;
}

/** A template filled in for the lead, and the way into the mail program. */
export function MailFields({
  lead,
  address,
  templateId,
  onChange,
}: {
  lead: MailedLead;
  address: string;
  templateId: string | null;
  onChange: (templateId: string | null) => void;
}) {
  const { me } = useDesk();
  const [templates, setTemplates] = useState<readonly MailTemplate[]>([]);
  const open = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    open.current?.focus();
    const left = new AbortController();
    void fetchJson<MailTemplate[]>("/api/queue/templates", left.signal).then((outcome) => {
      if (outcome.ok) setTemplates(outcome.value);
    });
    return () => left.abort();
  }, []);

  const template = templates.find(({ id }) => id === templateId) ?? null;
  const values = {
    "first name": firstNameOf(lead.name),
    name: lead.name,
    company: lead.company,
    title: lead.title,
    "my name": me.name,
  };
  const subject = fillIn(template?.subject ?? "", values);
  const body = fillIn(template?.body ?? "", values);
  const missing = [...new Set([...subject.missing, ...body.missing])];
  const mail = template === null ? null : { subject: subject.text, body: body.text };
  return (
    <div className="flex flex-col gap-3">
      {templates.length > 0 ? (
        <Select
          label={texts.template}
          options={[
            { value: NONE, label: texts.noTemplate },
            ...templates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={template?.id ?? NONE}
          onChange={(id) => onChange(id === NONE ? null : id)}
        />
      ) : null}
      {mail === null ? null : (
        <div className="flex flex-col gap-1.5 rounded-md border border-line bg-sunken p-3">
          <p className="font-medium">{mail.subject}</p>
          <p className="wrap-anywhere scroll-thin max-h-48 overflow-y-auto whitespace-pre-wrap">
            {mail.body}
          </p>
        </div>
      )}
      {missing.length > 0 ? (
        <p role="status" className="text-warn-ink text-xs">
          {texts.missing(missing.map((field) => `{${field}}`).join(", "))}
        </p>
      ) : null}
      <a
        ref={open}
        href={mailtoOf(address, mail)}
        className={buttonClass("secondary", "sm", "self-start")}
      >
        <Mail aria-hidden="true" />
        {texts.open}
      </a>
    </div>
  );
}
