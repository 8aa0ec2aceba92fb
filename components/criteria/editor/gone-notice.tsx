"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { createDraft } from "@/lib/criteria/actions";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import { t } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";
import { useOperation } from "../use-operation";
import { keepText } from "./kept-text";
import type { Written } from "./saver";
import { storeDraft } from "./store-draft";

/** Somebody deleted the draft: what is on the page can be kept as another one. */
export function GoneNotice({ message, written }: { message: string; written: Written }) {
  const router = useRouter();
  const { run, isPending, failure } = useOperation();
  return (
    <Notice
      tone="warn"
      title={message}
      action={
        <Button
          size="sm"
          isPending={isPending}
          onPress={() =>
            void run(
              () => storeAnew(written),
              ({ id }) => {
                router.push(`/criteria/${id}`);
                return { title: t("Kept as a new draft") };
              },
              { leaves: true },
            )
          }
        >
          {t("Keep it as a new draft")}
        </Button>
      }
    >
      <p>
        {t("All of it is still on this page, and is stored nowhere else. Its comments are gone.")}
      </p>
      {failure ? <p className="text-bad-ink">{failure.message}</p> : null}
    </Notice>
  );
}

async function storeAnew({ name, body }: Written): Promise<Outcome<{ id: string }>> {
  const made = await createDraft({ name });
  if (!made.ok) return made;
  const { id } = made.value;
  const stored = await storeDraft(id, { name, body }, 1);
  // Its page goes on from here, and tells what keeps it from being stored.
  if (!stored.ok) {
    keepText(id, { saved: { version: 1, name, body: EMPTY_CRITERIA }, written: { name, body } });
  }
  return made;
}
