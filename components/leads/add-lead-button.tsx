"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-styles";
import { addLeadTexts } from "./add-lead-texts";

const AddLeadDialog = later(async () => (await import("./add-lead-dialog")).default);

export interface AddLeadButtonProps {
  variant?: ButtonVariant;
  /** Hears of the new lead; without it the lead is opened. */
  onAdded?: (id: string) => void;
}

/** Adds a lead by hand. */
export function AddLeadButton({ variant = "primary", onAdded }: AddLeadButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={variant}
        icon={<UserPlus aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {addLeadTexts.add}
      </Button>
      {isOpen ? (
        <AddLeadDialog
          onAdded={onAdded ?? ((id) => router.push(`/leads/${id}`))}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
