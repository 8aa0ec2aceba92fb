"use client";

import {
  type ComponentType,
  type FunctionComponent,
  type ReactNode,
  useEffect,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { shellTexts } from "./texts";

interface LaterPart<P extends object> extends FunctionComponent<P> {
  /** Has it at hand before it is shown. */
  fetch: () => Promise<void>;
}

/**
 * A part of a page that is fetched when it is first shown; until then there is `waiting`, which may
 * be drawn from the same props. Where it cannot
 * be fetched, as without a connection, the page stays: a part that has `onClose`, such as a dialog, is
 * closed with a word and can be asked for again; any other says so in its place, and comes by itself
 * once the connection is back.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode | ComponentType<P> = null,
): LaterPart<P> {
  let Part: ComponentType<P> | undefined;
  const fetch = async () => {
    Part ??= await load();
  };
  function Later(props: P) {
    const [state, setState] = useState<"fetching" | "there" | "failed">(
      Part ? "there" : "fetching",
    );
    useEffect(() => {
      if (state !== "fetching") return;
      let isLeft = false;
      fetch().then(
        () => {
          if (!isLeft) setState("there");
        },
        () => {
          if (!isLeft) setState("failed");
        },
      );
      return () => {
        isLeft = true;
      };
    }, [state]);
    if (state === "failed") {
      return <Missing {...(props as Closable)} onRetry={() => setState("fetching")} />;
    }
    if (state === "there" && Part) return <Part {...props} />;
    if (typeof waiting !== "function") return waiting;
    const Waiting = waiting;
    return <Waiting {...props} />;
  }
  return Object.assign(Later, { fetch });
}

interface Closable {
  onClose?: () => void;
}

function Missing({ onClose, onRetry }: Closable & { onRetry: () => void }) {
  useEffect(() => {
    if (!onClose) {
      window.addEventListener("online", onRetry);
      return () => window.removeEventListener("online", onRetry);
    }
    toast({ tone: "bad", title: shellTexts.notLoaded, description: shellTexts.notLoadedDialog });
    onClose();
  });
  if (onClose) return null;
  return (
    <Notice
      tone="bad"
      title={shellTexts.notLoaded}
      action={
        <Button size="sm" onPress={onRetry}>
          {shellTexts.tryAgain}
        </Button>
      }
    >
      {shellTexts.notLoadedPart}
    </Notice>
  );
}
