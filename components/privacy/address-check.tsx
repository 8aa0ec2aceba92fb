"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { postJson } from "@/components/leads/fetch-json";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { momentText } from "@/lib/format";
import { liftSuppressionAction, suppressAddressAction } from "@/lib/privacy/actions";
import type { Suppression } from "@/lib/privacy/schema";
import { privacyTexts as texts } from "./texts";

interface Found {
  email: string;
  suppression: Suppression | null;
}

const find = (input: { email: string }) =>
  postJson<{ suppression: Suppression | null }>("/api/privacy/suppression", input);

/** Says whether an address is kept out, and keeps it out or lets it in again. */
export function AddressCheck({ timeZone }: { timeZone: string }) {
  const router = useRouter();
  const [found, setFound] = useState<Found | null>(null);
  const finding = useAction(find);
  const change = useAction(found?.suppression ? liftSuppressionAction : suppressAddressAction);

  async function lookUp(email: string) {
    const outcome = await finding.run({ email });
    setFound(outcome.ok ? { email, ...outcome.value } : null);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    await lookUp(textOf(new FormData(event.currentTarget), "email").trim());
  }

  async function turn({ email }: Found) {
    const outcome = await change.run({ email });
    if (outcome.ok) toast({ title: texts.done, tone: "good" });
    else toast({ title: outcome.message, tone: "bad" });
    await lookUp(email);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-2">
        <TextField
          label={texts.address}
          name="email"
          type="email"
          placeholder={texts.placeholder}
          error={finding.fields.email ?? finding.message}
          autoComplete="off"
          onChange={() => setFound(null)}
          className="w-full sm:w-80"
        />
        <Button type="submit" isPending={finding.isPending} className="sm:mt-5">
          {texts.find}
        </Button>
      </form>
      <div role="status" className="flex flex-wrap items-center gap-3">
        {found ? (
          <>
            <p className="wrap-anywhere">
              {found.suppression
                ? texts.isOut(
                    found.email,
                    momentText(found.suppression.at, timeZone),
                    found.suppression.byName,
                  )
                : texts.isIn(found.email)}
            </p>
            <Button size="sm" isPending={change.isPending} onPress={() => void turn(found)}>
              {found.suppression ? texts.letIn : texts.keepOut}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
