import { CopyField } from "@/components/people/copy-field";
import { Card } from "@/components/ui/card";

/** What a website needs to send visits. */
export function SnippetCard({ address }: { address: string }) {
  return (
    <Card
      title="Follow visits"
      description="Nothing is stored or sent before a visitor agrees, nor where their browser asks not to be followed."
    >
      <div className="flex flex-col gap-4">
        <CopyField
          label="In the head of every page"
          value={`<script async src="${address}/track.js"></script>`}
        />
        <CopyField
          label="When a visitor agrees, for example in your cookie banner"
          value={'(window.handoff ||= []).push("consent")'}
        />
        <CopyField
          label="When they change their mind"
          value={'(window.handoff ||= []).push("withdraw")'}
        />
        <CopyField label="On what counts as a click" value={'data-handoff-click="Price list"'} />
      </div>
    </Card>
  );
}
