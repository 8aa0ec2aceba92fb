"use client";

import { Send } from "lucide-react";
import { memo, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";
import { proposeVersion } from "@/lib/criteria/actions";
import type { VersionView } from "@/lib/criteria/schema";
import { t } from "@/lib/language";
import { useOperation } from "./use-operation";
import { qualifyingSentence } from "./words";

/** Puts a draft before sales; unsaved edits are saved first. */
export const ProposeDialog = memo(function ProposeDialog({
  view,
  problems,
  prepare,
  onRefused,
}: {
  view: VersionView;
  problems: ReadonlyMap<string, string>;
  /** Saves; gives the version to propose, or null when that was refused. */
  prepare: () => Promise<number | null>;
  onRefused: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [comment, setComment, clearComment] = useKept(`propose ${view.id}`, "");
  const { run, isPending, failure, clear } = useOperation();
  const { openProposal } = view;

  async function propose() {
    const version = await prepare();
    if (version === null) {
      setOpen(false);
      onRefused();
      return;
    }
    const went = await run(
      () => proposeVersion({ id: view.id, version, comment }),
      ({ wouldQualify, inquiries, evidence }) => ({
        title: t("Proposed to sales"),
        description: `${qualifyingSentence(wouldQualify, inquiries)}${evidence === "none" ? t(" It has no replay as evidence: its page says why.") : ""}`,
      }),
    );
    if (went) {
      clearComment();
      setOpen(false);
    } else onRefused();
  }

  return (
    <>
      <Button
        variant="primary"
        icon={<Send aria-hidden="true" />}
        onPress={() => {
          clear();
          if (problems.size > 0) onRefused();
          else setOpen(true);
        }}
      >
        {t("Propose to sales")}
      </Button>
      {isOpen ? (
        <FormDialog
          title={t`Propose version ${view.number} to sales`}
          description={t(
            "It cannot be edited while sales decides. It is replayed over every lead once more, and the result is kept with it as evidence.",
          )}
          action={t("Propose")}
          isPending={isPending}
          isDisabled={openProposal !== null}
          onSubmit={() => void propose()}
          onClose={() => setOpen(false)}
        >
          {openProposal ? (
            <Notice
              tone="warn"
              title={t`Version ${openProposal.number} (${openProposal.name}) is already waiting`}
            >
              {t("Only one proposal can be open. Have it answered, or withdraw it first.")}
            </Notice>
          ) : null}
          <Refusal failure={failure ?? undefined} />
          <TextArea
            label={t("What sales should know")}
            description={t("Why this change, what you expect of it.")}
            value={comment}
            onChange={setComment}
            maxLength={2000}
          />
        </FormDialog>
      ) : null}
    </>
  );
});
