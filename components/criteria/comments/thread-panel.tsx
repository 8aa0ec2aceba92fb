"use client";

import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { isSendKey } from "@/components/ui/send-key";
import { TextArea } from "@/components/ui/text-area";
import { commentOnCriteria, resolveComments } from "@/lib/criteria/actions";
import type { Comment, Subject, Thread } from "@/lib/engine/comments";
import { momentText } from "@/lib/format";
import { useOperation } from "../use-operation";
import type { VersionComments } from "./comments-context";
import { commentTexts as texts } from "./texts";

/** What was said on one subject, and a field to say more. */
export function ThreadPanel({
  subject: { part, ruleId },
  name,
  thread,
  comments: { versionId, mayComment, timeZone },
  text,
  onText,
  takesFocus = false,
}: {
  subject: Subject;
  name: string;
  thread: Thread | undefined;
  comments: VersionComments;
  /** What is being written: whoever shows the panel keeps it while the panel is closed. */
  text: string;
  onText: (text: string) => void;
  /** Whether it was opened to be written in. */
  takesFocus?: boolean;
}) {
  const sending = useOperation();
  const settling = useOperation();
  const failure = sending.failure ?? settling.failure;
  const subject = { id: versionId, part, ruleId };

  async function send() {
    settling.clear();
    const went = await sending.run(
      () => commentOnCriteria({ ...subject, text }),
      () => undefined,
    );
    if (went) onText("");
  }

  function settle(isResolved: boolean) {
    sending.clear();
    void settling.run(
      () => resolveComments({ ...subject, isResolved }),
      () => undefined,
    );
  }

  return (
    <div className="flex flex-col gap-3">
      {thread ? (
        // What comes while the panel is open is read out.
        <div role="log">
          <ol className="flex flex-col gap-2.5">
            {thread.comments.map((comment) => (
              <Entry key={comment.id} comment={comment} timeZone={timeZone} />
            ))}
          </ol>
        </div>
      ) : mayComment ? null : (
        <p className="text-ink-muted">{texts.none}</p>
      )}
      {mayComment ? (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
          onKeyDownCapture={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            event.currentTarget.requestSubmit();
          }}
        >
          <Refusal failure={failure} />
          <TextArea
            label={`${texts.write}: ${name}`}
            hideLabel
            placeholder={texts.placeholder}
            rows={2}
            autoFocus={takesFocus}
            value={text}
            onChange={onText}
            maxLength={2000}
          />
          <div className="flex justify-end gap-2">
            {thread ? (
              <Button
                size="sm"
                isPending={settling.isPending}
                onPress={() => settle(thread.isOpen)}
              >
                {thread.isOpen ? texts.resolve : texts.reopen}
              </Button>
            ) : null}
            <Button type="submit" size="sm" variant="primary" isPending={sending.isPending}>
              {texts.send}
            </Button>
          </div>
        </form>
      ) : null}
    </div>
  );
}

function Entry({ comment, timeZone }: { comment: Comment; timeZone: string }) {
  const { userName, kind, text, at } = comment;
  return (
    <li>
      <p className="text-ink-muted text-xs">
        <span className="font-medium text-ink">{userName}</span> {texts.did[kind]}{" "}
        <span className="whitespace-nowrap">{momentText(at, timeZone)}</span>
      </p>
      {text === null ? null : <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>}
    </li>
  );
}
