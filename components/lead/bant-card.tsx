"use client";

import { Card } from "@/components/ui/card";
import type { LeadPage } from "@/lib/leads/schema/page";
import { BantForm } from "./bant-form";
import { BantHistory } from "./bant-history";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

/** The four questions, and what was answered before. */
export function BantCard({ page, onSaved }: { page: LeadPage; onSaved: () => void }) {
  const { can } = useDesk();
  return (
    <Card title={leadTexts.bant.title}>
      <div className="flex flex-col gap-3">
        <BantForm page={page} onSaved={onSaved} isReadOnly={!can("lead:work")} />
        <BantHistory answers={page.bant} />
      </div>
    </Card>
  );
}
