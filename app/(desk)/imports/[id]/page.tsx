import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { MappingEditor } from "@/components/imports/mapping-editor";
import { ProgressCard } from "@/components/imports/progress-card";
import { ResultCard } from "@/components/imports/result-card";
import { STATE_TONES, sizeText } from "@/components/imports/words";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { TimeAgo } from "@/components/ui/time-ago";
import { actorText } from "@/lib/engine/actor-text";
import { saidAgain } from "@/lib/engine/said-again";
import { describeFile, getImport, listMappings } from "@/lib/imports/queries/imports";
import { type ImportView, isGoing, KIND_INFO, STATE_NAMES } from "@/lib/imports/schema";
import { t } from "@/lib/language";
import { load, requireActor, tryLoad } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: "Import" };
}

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ImportPage({ params }: Props) {
  const { id } = await params;
  const [actor, { workspace }, page] = await Promise.all([
    requireActor(),
    load(getWorkspace, {}),
    load(getImport, { id }),
  ]);
  const { view } = page;
  const mayRun = can(actor, "import:run");
  const isAtWork = isGoing(view.state);
  return (
    <Page>
      <PageHeader
        title={view.fileName}
        back={
          <Link className="link" href="/imports">
            {t("Imports")}
          </Link>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {/* How one that is going stands is said below, as it goes. */}
            {isAtWork ? null : (
              <Badge tone={STATE_TONES[view.state]}>{STATE_NAMES[view.state]}</Badge>
            )}
            <span>{KIND_INFO[view.kind].name}</span>
            <span>{sizeText(view.fileBytes)}</span>
            <span>{actorText(view.createdByName)}</span>
            <TimeAgo at={view.createdAt} now={Date.now()} timeZone={workspace.timeZone} />
          </span>
        }
        actions={
          mayRun && !isAtWork && view.state !== "uploaded" ? (
            <LinkButton
              href={`/imports/new?${new URLSearchParams({ kind: view.kind })}`}
              icon={<FileUp aria-hidden="true" />}
            >
              {t("Import another file")}
            </LinkButton>
          ) : null
        }
      />
      {isAtWork ? <ProgressCard key={view.state} initial={view} mayStop={mayRun} /> : null}
      {view.state === "uploaded" ? <Prepare view={view} /> : null}
      {!isAtWork && view.state !== "uploaded" ? <ResultCard page={page} mayRun={mayRun} /> : null}
    </Page>
  );
}

/** The file is there, and nobody has started yet. */
async function Prepare({ view }: { view: ImportView }) {
  const [described, saved] = await Promise.all([
    tryLoad(describeFile, { id: view.id }),
    load(listMappings, {}),
  ]);
  if (!described.ok) {
    return (
      <Notice
        tone="bad"
        title={saidAgain(described.message)}
        action={
          <LinkButton href={`/imports/new?${new URLSearchParams({ kind: view.kind })}`} size="sm">
            {t("Choose a file")}
          </LinkButton>
        }
      />
    );
  }
  const { file, suggested, preset, attributes } = described.value;
  return (
    <MappingEditor
      view={view}
      file={file}
      suggested={suggested}
      preset={preset}
      attributes={attributes}
      saved={saved.filter(({ kind }) => kind === view.kind)}
    />
  );
}
