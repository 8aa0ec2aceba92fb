import { Check, CornerUpLeft, Send, Undo2 } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { VersionView } from "@/lib/criteria/schema";
import type { SignatureDecision } from "@/lib/engine/agreement";
import { momentText } from "@/lib/format";
import { t } from "@/lib/language";
import { proposalTexts } from "./proposal/texts";
import { countText } from "./words";

const DECISIONS: Record<SignatureDecision, { words: string; Icon: typeof Check; look: string }> = {
  proposed: {
    get words() {
      return t("proposed it for marketing");
    },
    Icon: Send,
    look: "text-info-ink",
  },
  agreed: {
    get words() {
      return t("agreed for sales");
    },
    Icon: Check,
    look: "text-good-ink",
  },
  changesRequested: {
    get words() {
      return t("asked for changes for sales");
    },
    Icon: CornerUpLeft,
    look: "text-warn-ink",
  },
  withdrawn: {
    get words() {
      return t("withdrew the proposal");
    },
    Icon: Undo2,
    look: "text-ink-muted",
  },
};

/** Who signed, asked for changes or withdrew, newest first, with what they said. */
export function SignatureHistory({
  view: { id, signatures },
  shownId,
  timeZone,
}: {
  view: Pick<VersionView, "id" | "signatures">;
  /** The signature whose proposal the page shows already. */
  shownId?: string | undefined;
  timeZone: string;
}) {
  return (
    <Card title={t("Signatures")}>
      {signatures.length === 0 ? (
        <p className="text-ink-muted">
          {t("Nobody signed yet. Marketing proposes a version, sales agrees or asks for changes.")}
        </p>
      ) : (
        <ol className="flex flex-col gap-3">
          {[...signatures].reverse().map((signature) => {
            const { words, Icon, look } = DECISIONS[signature.decision];
            return (
              <li key={signature.id} className="flex gap-2">
                <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${look}`} />
                <div className="min-w-0">
                  <p>
                    <span className="font-medium">{signature.userName}</span> {words}
                  </p>
                  <p className="text-ink-muted text-xs">{momentText(signature.at, timeZone)}</p>
                  {signature.hasEvidence && signature.id !== shownId ? (
                    <Link
                      className="link text-xs"
                      href={`/criteria/${id}/proposals/${signature.id}`}
                      prefetch={false}
                    >
                      {proposalTexts.past.open}
                    </Link>
                  ) : null}
                  {signature.comment ? (
                    <blockquote className="mt-1 whitespace-pre-wrap border-line-strong border-l-2 pl-2">
                      {signature.comment}
                    </blockquote>
                  ) : null}
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}

/** How many leads met the version when it was proposed, and what became of them when it came into force. */
export function WaitingLeadsCard({ view, timeZone }: { view: VersionView; timeZone: string }) {
  const { evidence } = view;
  if (!evidence) return null;
  return (
    <Card
      title={t("Leads that met it")}
      description={t`As of ${momentText(evidence.at, timeZone)}, frozen`}
    >
      <p>
        <strong>{countText(evidence.wouldQualify, "lead")}</strong> {t("of")}{" "}
        {countText(evidence.inquiries, "inquiry or nurtured lead")}{" "}
        {t("met these criteria at that moment.")}
      </p>
      {evidence.existing ? (
        <p className="mt-1 text-ink-muted">
          {evidence.existing === "leave"
            ? t("On activation they were left where they were: only new activity hands them off.")
            : t("On activation they were handed to sales.")}
        </p>
      ) : null}
    </Card>
  );
}
