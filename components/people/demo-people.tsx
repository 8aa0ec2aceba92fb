"use client";

import { useState } from "react";
import { Button } from "react-aria-components";
import { enter } from "@/components/people/enter";
import { peopleTexts } from "@/components/people/texts";
import { LOST_CONNECTION } from "@/components/people/use-action";
import { Avatar } from "@/components/ui/avatar";
import { FormError } from "@/components/ui/form-error";
import { Spinner } from "@/components/ui/spinner";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";

export interface DemoPeopleProps {
  people: readonly { id: string; name: string; role: Role }[];
  to: string;
}

/** One-click sign-in of the sample workspace. */
export function DemoPeople({ people, to }: DemoPeopleProps) {
  const [entering, setEntering] = useState<string | null>(null);
  const [message, setMessage] = useState<string>();

  async function choose(userId: string) {
    setEntering(userId);
    setMessage(undefined);
    const refused = await enter("demo", { userId }, to).catch(() => "lost");
    if (refused === null) return;
    setEntering(null);
    setMessage(refused === "lost" ? t(LOST_CONNECTION) : peopleTexts.oidcFailed);
  }

  return (
    <section aria-label={peopleTexts.demoTitle} className="mb-5 border-line border-b pb-5">
      <h2 className="font-medium text-sm">{peopleTexts.demoTitle}</h2>
      <p className="mb-3 text-ink-muted text-xs">{peopleTexts.demoHint}</p>
      <FormError message={message} className="mb-3" />
      <ul className="flex flex-col gap-1.5">
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <Button
              onPress={() => void choose(id)}
              isDisabled={entering !== null}
              className="flex w-full items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-left hover:bg-hover data-disabled:opacity-60"
            >
              <Avatar name={name} isDecorative />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">
                  {ROLE_INFO[role].name} <span className="text-ink-muted">· {name}</span>
                </span>
                <span className="block text-ink-muted text-xs">{ROLE_INFO[role].meaning}</span>
              </span>
              {entering === id ? <Spinner /> : null}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
