"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { isRulePart, ruleOf, type Subject, type Thread } from "@/lib/engine/comments";
import type { Criteria } from "@/lib/engine/criteria";
import { threadOn, useComments, type VersionComments } from "./comments-context";
import { saidCount, commentTexts as texts, threadName } from "./texts";
import { ThreadPanel } from "./thread-panel";

const WHOLE: Subject = { part: "version", ruleId: null };

/** Everything that was said about a version, with a field for what concerns all of it. */
export function CommentsCard({ body }: { body: Criteria }) {
  const comments = useComments();
  const [text, setText] = useState("");
  if (!comments) return null;
  const { threads, mayComment } = comments;
  const others = threads.filter(({ part }) => part !== WHOLE.part);
  const whole = threadOn(comments, WHOLE);
  return (
    <Card title={texts.title}>
      <div className="flex flex-col gap-3">
        {threads.length === 0 && !mayComment ? (
          <p className="text-ink-muted">{texts.noneInVersion}</p>
        ) : null}
        {[...others].sort(openFirst).map((thread) => (
          <OtherThread
            key={`${thread.part} ${thread.ruleId}`}
            {...{ thread, comments }}
            isGone={isRulePart(thread.part) && ruleOf(body, thread) === null}
          />
        ))}
        {whole || mayComment ? (
          <section className="flex flex-col gap-2">
            <h3 className="flex items-center gap-2 font-medium">
              {texts.aboutWhole} {whole ? <Resolved thread={whole} /> : null}
            </h3>
            <ThreadPanel
              subject={WHOLE}
              name={texts.aboutWhole}
              thread={whole}
              {...{ comments, text }}
              onText={setText}
            />
          </section>
        ) : null}
      </div>
    </Card>
  );
}

function openFirst(a: Thread, b: Thread): number {
  return Number(b.isOpen) - Number(a.isOpen);
}

function Resolved({ thread }: { thread: Thread }) {
  return thread.isOpen ? null : <Badge>{texts.resolved}</Badge>;
}

function OtherThread({
  thread,
  comments,
  isGone,
}: {
  thread: Thread;
  comments: VersionComments;
  isGone: boolean;
}) {
  const [text, setText] = useState("");
  const name = threadName(thread);
  return (
    <Disclosure
      defaultExpanded={thread.isOpen}
      title={
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <span className="wrap-anywhere min-w-0 flex-1">
            {isGone ? texts.gone(thread.ruleLabel ?? name) : name}
          </span>
          <Resolved thread={thread} />
          <span className="tabular text-ink-muted text-xs">{saidCount(thread)}</span>
        </span>
      }
    >
      <ThreadPanel subject={thread} {...{ name, thread, comments, text }} onText={setText} />
    </Disclosure>
  );
}
