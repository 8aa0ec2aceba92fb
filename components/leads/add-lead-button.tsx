"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-styles";
import { AddLeadDialog } from "./add-lead-dialog";
import { addLeadTexts } from "./add-lead-texts";

/** Adds a lead and opens it. */
export function AddLeadButton({ variant = "primary" }: { variant?: ButtonVariant }) {
  const router = useRouter();
  return (
    <AddLeadDialog
      trigger={
        <Button variant={variant} icon={<UserPlus aria-hidden="true" />}>
          {addLeadTexts.add}
        </Button>
      }
      onAdded={(id) => router.push(`/leads/${id}`)}
    />
  );
}
