"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";
import { call } from "./http";

/** Goes on with an import that was stopped or interrupted. */
export function ContinueButton({ id }: { id: string }) {
  const router = useRouter();
  const [isPending, setPending] = useState(false);

  async function goOn() {
    setPending(true);
    const outcome = await call<null>(`/api/imports/${id}/continue`, { method: "POST" });
    setPending(false);
    if (!outcome.ok) toast({ title: outcome.message, tone: "bad" });
    router.refresh();
  }

  return (
    <Button
      variant="primary"
      icon={<Play aria-hidden="true" />}
      isPending={isPending}
      onPress={() => void goOn()}
    >
      {t("Continue")}
    </Button>
  );
}
