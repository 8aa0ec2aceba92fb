import { Notice } from "@/components/ui/notice";
import type { ChallengerComparison, ChallengerPage } from "@/lib/challengers/schema";
import { momentText } from "@/lib/format";
import { challengerTexts as texts } from "./texts";

/** What happened since the start that one has to know to read the comparison. */
export function ChallengerNotices({
  challenger: { view, edits, active },
  activations,
  timeZone,
}: {
  challenger: ChallengerPage;
  activations: ChallengerComparison["activations"];
  timeZone: string;
}) {
  return (
    <>
      {active || activations.length > 0 ? null : <Notice>{texts.noActive}</Notice>}
      {view.versionState === null ? <Notice>{texts.deleted}</Notice> : null}
      {edits.length > 0 ? (
        <Notice title={texts.edited(view.versionNumber)}>
          <ul className="list-disc pl-4">
            {edits.map((edit) => (
              <li key={edit}>{edit}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {activations.length > 0 ? (
        <Notice tone="warn" title={texts.activated}>
          <ul className="list-disc pl-4">
            {activations.map(({ number, name, at }) => (
              <li key={at}>
                {texts.activatedOn(texts.version(number, name), momentText(at, timeZone))}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
