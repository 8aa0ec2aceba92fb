"use client";

import { ListTree } from "lucide-react";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import type { ConditionsDialogProps } from "./conditions-dialog";
import { conditionsTexts as texts } from "./conditions-texts";

const ConditionsDialog = later(async () => (await import("./conditions-dialog")).default);

/** Opens the conditions of the list, all, any or none of which a lead is to meet. */
export function ConditionsButton(props: Omit<ConditionsDialogProps, "onClose">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<ListTree aria-hidden="true" className="max-lg:hidden" />}
        aria-label={texts.open}
        onPress={() => setOpen(true)}
      >
        {texts.button}
      </Button>
      {isOpen ? <ConditionsDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
