"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { VersionView } from "@/lib/criteria/schema";
import { isSameSubject, type Subject, type Thread, threadsOf } from "@/lib/engine/comments";

export interface VersionComments {
  versionId: string;
  threads: readonly Thread[];
  mayComment: boolean;
  timeZone: string;
}

const Context = createContext<VersionComments | null>(null);

/** Hands the comments on a version to the places they are about. */
export function CommentsProvider({
  view,
  timeZone,
  children,
}: {
  view: VersionView;
  timeZone: string;
  children: ReactNode;
}) {
  const { id, comments, may } = view;
  const value = useMemo(
    () => ({
      versionId: id,
      threads: threadsOf(comments),
      mayComment: may.comment,
      timeZone,
    }),
    [id, comments, may.comment, timeZone],
  );
  return <Context value={value}>{children}</Context>;
}

/** Null where a version is shown without its comments. */
export function useComments(): VersionComments | null {
  return useContext(Context);
}

export function threadOn(comments: VersionComments, subject: Subject): Thread | undefined {
  return comments.threads.find((thread) => isSameSubject(thread, subject));
}
