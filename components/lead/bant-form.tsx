"use client";

import { type FormEvent, useState } from "react";
import {
  type BantEdits,
  bantInput,
  bantProblems,
  shownLevels,
} from "@/components/lead-moves/bant-draft";
import { BantFields, RuleState } from "@/components/lead-moves/bant-fields";
import { Refusal } from "@/components/lead-moves/refusal";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useKept } from "@/components/ui/kept";
import { KeyHint } from "@/components/ui/key-hint";
import { toast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { bantGaps } from "@/lib/engine/bant";
import { standingAnswers } from "@/lib/engine/bant-answers";
import type { LeadPage } from "@/lib/leads/schema/page";
import type { Failure } from "@/lib/operations/outcome";
import { saveBant } from "@/lib/qualification/actions";
import { useDesk } from "./desk-context";
import { settle } from "./settle";
import { leadTexts } from "./texts";

interface BantFormProps {
  page: Pick<LeadPage, "lead" | "bant" | "allowed">;
  /** After the answers were saved. */
  onSaved: () => void;
  /** Asked before saving: false when somebody else holds the lead. */
  before?: () => Promise<boolean>;
  isReadOnly?: boolean;
}

/** The four questions with what was found out, saved in place; tells what the SQL rule misses. */
export function BantForm({ page, onSaved, before, isReadOnly = false }: BantFormProps) {
  const { lead, allowed } = page;
  const { currency } = useDesk();
  const [edits, setEdits, clearEdits] = useKept<BantEdits>(`bant ${lead.id}`, {});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);

  const known = standingAnswers(lead.bant, page.bant);
  const answers = bantInput(known, edits);
  // Elsewhere in Handoff they are kept; a closed tab keeps nothing.
  useUnsavedWarning(answers.length > 0, false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending || answers.length === 0) return;
    const problems = bantProblems(known, edits, currency);
    setErrors(problems);
    setFailure(undefined);
    if (Object.keys(problems).length > 0) return;
    setPending(true);
    if (before && !(await before())) {
      setPending(false);
      return;
    }
    const outcome = await settle(saveBant({ leadId: lead.id, answers }));
    setPending(false);
    if (!outcome.ok) {
      setFailure(outcome);
      return;
    }
    clearEdits();
    toast({ title: leadTexts.saved, tone: "good" });
    onSaved();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Refusal failure={failure} />
      <BantFields
        known={known}
        edits={edits}
        onChange={setEdits}
        errors={errors}
        isReadOnly={isReadOnly}
      />
      <RuleState
        gaps={bantGaps(shownLevels(known, edits), allowed.sqlRule)}
        opens={allowed.sqlRule.opportunity && lead.stage === "sal"}
      />
      {isReadOnly ? null : (
        <div className="flex items-center gap-2">
          <Button type="submit" size="sm" isPending={isPending} isDisabled={answers.length === 0}>
            {leadTexts.bant.save}
            <KeyHint keys="↵" className="max-sm:hidden" />
          </Button>
          {answers.length > 0 ? <Badge tone="warn">{leadTexts.bant.unsaved}</Badge> : null}
        </div>
      )}
    </form>
  );
}
