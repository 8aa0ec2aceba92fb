"use client";

import { Notice } from "@/components/ui/notice";
import { agreeVersion, requestChanges, withdrawProposal } from "@/lib/criteria/actions";
import type { VersionView } from "@/lib/criteria/schema";
import { t } from "@/lib/language";
import { ActivateDialog } from "./activate-dialog";
import { CommentDialog } from "./comment-dialog";
import { NewDraftDialog } from "./new-draft-dialog";
import { proposalTexts } from "./proposal/texts";

/** What the user may do with a version that is not theirs to edit. */
export function VersionActions({
  view,
  mayWrite,
  timeZone,
}: {
  view: VersionView;
  mayWrite: boolean;
  timeZone: string;
}) {
  const { may, id, version, number } = view;
  return (
    <>
      {may.withdraw ? (
        <CommentDialog
          label={t("Withdraw")}
          title={t`Withdraw version ${number}`}
          description={t("It becomes a draft again and can be edited.")}
          commentLabel={t("Why")}
          doneTitle={t("Proposal withdrawn")}
          onConfirm={(comment) => withdrawProposal({ id, version, comment })}
        />
      ) : null}
      {mayWrite && view.state !== "draft" ? <NewDraftDialog from={view} /> : null}
      {may.activate ? <ActivateDialog view={view} timeZone={timeZone} /> : null}
    </>
  );
}

/** Stays in sight while the proposal is read: the two answers that sales can give. */
export function AnswerBar({ view: { may, id, version, number } }: { view: VersionView }) {
  if (!may.agree) return null;
  return (
    <section
      aria-label={proposalTexts.answer.title}
      className="sticky top-(--shell-head) z-20 -mx-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b bg-canvas px-4 py-2 sm:-mx-6 sm:px-6"
    >
      <p className="min-w-0">
        <span className="font-medium">{proposalTexts.answer.title}</span>{" "}
        <span className="text-ink-muted max-sm:hidden">{proposalTexts.answer.text}</span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <CommentDialog
          label={t("Ask for changes")}
          title={t`Ask for changes to version ${number}`}
          description={t("Marketing gets it back as a draft, with your comment.")}
          commentLabel={t("What should change")}
          needsComment
          doneTitle={t("Sent back to marketing")}
          onConfirm={(comment) => requestChanges({ id, version, comment })}
        />
        <CommentDialog
          label={t("Agree for sales")}
          variant="primary"
          title={t`Agree to version ${number} for sales`}
          description={t(
            "You sign for sales. From then on the version cannot be edited; it takes effect when somebody puts it in force.",
          )}
          commentLabel={t("Comment")}
          doneTitle={t("Agreed for sales")}
          onConfirm={(comment) => agreeVersion({ id, version, comment })}
        />
      </div>
    </section>
  );
}

/** What everybody should know about where the version stands. */
export function VersionNotice({ view }: { view: VersionView }) {
  if (view.may.agreeRefusal) return <Notice>{view.may.agreeRefusal}</Notice>;
  if (view.state === "proposed" && !view.may.agree) {
    return (
      <Notice>
        {t("This version waits for a manager to agree for sales, or to ask for changes.")}
      </Notice>
    );
  }
  if (view.state === "agreed") {
    return (
      <Notice tone="good" title={t("Both sides agreed")}>
        {t("It is not in force yet: leads are still handed off by the version before it.")}
      </Notice>
    );
  }
  return null;
}
