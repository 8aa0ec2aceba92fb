import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { Section } from "@/components/people/section";
import { SegmentDialog } from "@/components/segments/segment-dialog";
import { SegmentTable } from "@/components/segments/segment-table";
import { segmentTexts as texts } from "@/components/segments/texts";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { getKnownValues, listAttributes } from "@/lib/criteria/queries";
import { namesOf } from "@/lib/engine/conditions/contract";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { listSegments } from "@/lib/segments/queries";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function SegmentsPage() {
  const mayWrite = can(await requireActor(), "segment:write");
  const [{ segments, none }, attributes, known] = await Promise.all([
    load(listSegments, {}),
    load(listAttributes, {}),
    mayWrite ? load(getKnownValues, {}) : { attributes: {}, properties: {} },
  ]);
  const names = namesOf(attributes);
  return (
    <Section
      title={texts.title}
      description={texts.about}
      actions={mayWrite ? <SegmentDialog names={names} known={known} /> : undefined}
    >
      {segments.length > 0 ? (
        <SegmentTable {...{ segments, none, names, known, mayWrite }} />
      ) : (
        <Card>
          <EmptyState icon={<UsersRound />} title={texts.none}>
            {texts.noneHint}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}
