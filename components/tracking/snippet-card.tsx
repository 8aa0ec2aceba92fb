import { CopyField } from "@/components/people/copy-field";
import { Card } from "@/components/ui/card";
import { t } from "@/lib/language";

/** What a website needs to send visits. */
export function SnippetCard({ address }: { address: string }) {
  return (
    <Card
      title={t("Follow visits")}
      description={t(
        "Nothing is stored or sent before a visitor agrees, nor where their browser asks not to be followed.",
      )}
    >
      <div className="flex flex-col gap-4">
        <CopyField
          label={t("In the head of every page")}
          value={`<script async src="${address}/track.js"></script>`}
        />
        <CopyField
          label={t("When a visitor agrees, for example in your cookie banner")}
          value={'(window.handoff ||= []).push("consent")'}
        />
        <CopyField
          label={t("When they change their mind")}
          value={'(window.handoff ||= []).push("withdraw")'}
        />
        <CopyField
          label={t("On what counts as a click")}
          value={'data-handoff-click="Price list"'}
        />
      </div>
    </Card>
  );
}
