import { openBoards } from "./board";
import type { Measured } from "./figure";
import { keepHistory } from "./history";
import { importLeads } from "./import-leads";
import { ingestActivities } from "./ingest";
import { PAGE_BENCHES, servePages } from "./pages";
import { pressQueueKeys } from "./queue-keys";
import { replayDraft } from "./replay";
import { answerReports } from "./reports";
import { keepResults } from "./results";
import { scoreOneLead } from "./score-one-lead";
import { searchForLeads } from "./search";
import { staticScore } from "./static-score";
import { dragInStudio } from "./studio";

const BENCHES: Record<string, () => Promise<Measured>> = {
  "score-one-lead": scoreOneLead,
  ingest: ingestActivities,
  "import-leads": importLeads,
  replay: replayDraft,
  history: keepHistory,
  reports: answerReports,
  "static-score": staticScore,
  search: searchForLeads,
  studio: dragInStudio,
  "queue-keys": pressQueueKeys,
  board: openBoards,
};

/** Runs the named benchmarks, or all; prints one JSON line per figure. */
export async function runBenches(names: readonly string[]): Promise<void> {
  const known = [...Object.keys(BENCHES), ...PAGE_BENCHES];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No benchmark is called ${unknown.join(", ")}. There are: ${known.join(", ")}`);
  }
  const wanted = names.length > 0 ? names : known;
  const report = (measured: Measured) => {
    for (const line of measured.figures) console.log(JSON.stringify(line));
    keepResults(measured);
  };
  for (const name of wanted) {
    const bench = BENCHES[name];
    if (bench) report(await bench());
  }
  const pages = PAGE_BENCHES.filter((name) => wanted.includes(name));
  if (pages.length > 0) await servePages(pages, report);
}
