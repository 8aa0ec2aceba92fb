import { LinkButton } from "@/components/ui/link-button";
import type { ChallengerView } from "@/lib/challengers/schema";
import type { VersionSummary } from "@/lib/criteria/schema";
import { StartChallenger } from "./start-challenger";
import { challengerTexts } from "./texts";

/** The way to a version's running challenger, or to starting one. */
export function VersionChallenger({
  version,
  challengers,
  mayWrite,
}: {
  version: Pick<VersionSummary, "id" | "number" | "state">;
  challengers: readonly ChallengerView[];
  mayWrite: boolean;
}) {
  const running = challengers.find(
    ({ versionId, ended }) => versionId === version.id && ended === null,
  );
  if (running) {
    return (
      <LinkButton href={`/criteria/challengers/${running.id}`}>{challengerTexts.see}</LinkButton>
    );
  }
  return mayWrite && version.state !== "active" ? <StartChallenger version={version} /> : null;
}
