"use client";

import { useMemo } from "react";
import type { VersionView } from "@/lib/criteria/schema";
import { namesOf } from "@/lib/engine/conditions/contract";
import { AgreementText } from "./agreement-text";
import { ChangesCard } from "./changes-card";
import { EvidenceCard, SignatureHistory } from "./signature-history";
import { TryOnLead } from "./try-on-lead";
import { VersionNotice } from "./version-actions";

/** A version to read: what it changes, what it says, who signed, what it would do. */
export function VersionPanel({ view, timeZone }: { view: VersionView; timeZone: string }) {
  const names = useMemo(() => namesOf(view.attributes), [view.attributes]);
  return (
    <>
      <VersionNotice view={view} />
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <ChangesCard compared={view.compared} body={view.body} names={names} />
          <AgreementText body={view.body} attributes={view.attributes} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <SignatureHistory signatures={view.signatures} timeZone={timeZone} />
          <EvidenceCard view={view} timeZone={timeZone} />
          <TryOnLead body={view.body} />
        </div>
      </div>
    </>
  );
}
