"use client";

import { MessageSquare, MessageSquareCheck, MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Subject, Thread } from "@/lib/engine/comments";
import { numberText } from "@/lib/format";
import { threadOn, useComments } from "./comments-context";
import { buttonLabel, saidCount, commentTexts as texts } from "./texts";
import { ThreadPanel } from "./thread-panel";

/** Opens the comments on a rule or a section; counts them where there are any. */
export function CommentButton({ part, ruleId, name }: Subject & { name: string }) {
  const comments = useComments();
  const [text, setText] = useState("");
  if (!comments) return null;
  const subject = { part, ruleId };
  const thread = threadOn(comments, subject);
  if (!thread && !comments.mayComment) return null;
  const label = buttonLabel(name, thread);
  return (
    <Popover
      label={texts.on(name)}
      placement="bottom end"
      className="w-88 max-w-full"
      trigger={
        <Button
          size="sm"
          variant="ghost"
          aria-label={label}
          // As wide without a count, so that rows stay in line.
          className="min-w-12"
          icon={<Mark thread={thread} />}
        >
          {thread ? <span className="tabular">{numberText(saidCount(thread))}</span> : null}
        </Button>
      }
    >
      <p className="mb-2 font-medium">{texts.on(name)}</p>
      <ThreadPanel {...{ subject, name, thread, comments, text }} onText={setText} takesFocus />
    </Popover>
  );
}

function Mark({ thread }: { thread: Thread | undefined }) {
  if (!thread) return <MessageSquarePlus aria-hidden="true" className="text-ink-muted" />;
  return thread.isOpen ? (
    <MessageSquare aria-hidden="true" className="text-accent-ink" />
  ) : (
    <MessageSquareCheck aria-hidden="true" className="text-ink-muted" />
  );
}
