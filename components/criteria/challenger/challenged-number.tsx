"use client";

import { type ReactNode, useState } from "react";
import { later } from "@/components/shell/later";
import type { ChallengeGroup } from "@/lib/engine/challenge";
import type { OutcomeLabel } from "@/lib/engine/handoffs";
import { FigureButton } from "../studio/leads-behind/figure-button";

const ChallengedDialog = later(async () => (await import("./challenged-dialog")).default);

/** Which leads of a comparison a number counts. */
export interface Challenged {
  /** The challenger's. */
  id: string;
  groups: readonly ChallengeGroup[];
  labels: readonly OutcomeLabel[];
  /** "MQLs of the challenger". */
  name: string;
  timeZone: string;
}

/** A number of the comparison, which opens its leads. */
export function ChallengedNumber({ of, children }: { of: Challenged; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <FigureButton onPress={() => setOpen(true)}>{children}</FigureButton>
      {isOpen ? <ChallengedDialog {...of} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
