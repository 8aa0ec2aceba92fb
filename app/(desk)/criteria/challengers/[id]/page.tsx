import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { ChallengerBadge } from "@/components/criteria/challenger/challenger-badge";
import { ChallengerNotices } from "@/components/criteria/challenger/challenger-notices";
import { ComparisonView } from "@/components/criteria/challenger/comparison";
import { StopChallenger } from "@/components/criteria/challenger/stop-challenger";
import { challengerTexts, stateSentence } from "@/components/criteria/challenger/texts";
import { LiveCriteria } from "@/components/criteria/live-criteria";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { SkeletonLines } from "@/components/ui/skeleton";
import { compareChallenger, getChallenger } from "@/lib/challengers/queries";
import type { ChallengerPage as Challenger } from "@/lib/challengers/schema";
import { t } from "@/lib/language";
import { load, tryLoad } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

interface Props {
  params: Promise<{ id: string }>;
}

export function generateMetadata(): Metadata {
  return { title: "Challenger" };
}

export default async function ChallengerPage({ params }: Props) {
  const { id } = await params;
  const [challenger, { workspace }] = await Promise.all([
    load(getChallenger, { id }),
    load(getWorkspace, {}),
  ]);
  const { view, mayWrite } = challenger;
  const { timeZone } = workspace;
  return (
    <Page>
      <LiveCriteria />
      <PageHeader
        back={
          <Link className="link" href="/criteria">
            {t("Criteria")}
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-2">
            {challengerTexts.title(view.versionNumber, view.versionName)}{" "}
            <ChallengerBadge view={view} />
          </span>
        }
        description={stateSentence(view, timeZone)}
        actions={
          <>
            {view.versionState === null ? null : (
              <LinkButton href={`/criteria/${view.versionId}`}>
                {challengerTexts.openVersion}
              </LinkButton>
            )}
            {mayWrite && view.ended === null ? <StopChallenger id={id} /> : null}
          </>
        }
      />
      <Suspense fallback={<SkeletonLines lines={12} />}>
        <Compared challenger={challenger} timeZone={timeZone} />
      </Suspense>
    </Page>
  );
}

/** Waits for the replay while the rest of the page is there. */
async function Compared({ challenger, timeZone }: { challenger: Challenger; timeZone: string }) {
  const { view } = challenger;
  const outcome = await tryLoad(compareChallenger, { id: view.id });
  if (!outcome.ok) return <Notice tone="bad">{outcome.message}</Notice>;
  const found = outcome.value;
  return (
    <>
      <ChallengerNotices
        challenger={challenger}
        activations={found.activations}
        timeZone={timeZone}
      />
      <ComparisonView
        id={view.id}
        found={found}
        until={view.ended?.at ?? found.asOf}
        timeZone={timeZone}
      />
    </>
  );
}
