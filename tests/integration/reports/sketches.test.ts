import { type ComponentType, createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { DrawnOverview, OverviewScreen } from "@/components/reports/overview-screen";
import { outcomeText, overviewText, reportText } from "@/components/reports/report-data";
import { DrawnReport, ReportScreen } from "@/components/reports/report-screen";
import { type HandedTexts, handOver, textsMarkup } from "@/components/shell/handed-texts";
import { asciiMarkup } from "@/components/ui/markup";
import type { Goal } from "@/lib/goals/schema";
import { figureIn, goalSearch } from "@/lib/goals/schema/figure";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getOverview, getReportChoices, listReports, runReport } from "@/lib/reports/queries";
import type { ReportResult } from "@/lib/reports/schema";
import type { SavedView } from "@/lib/views/schema";
import { keepHistory, manager } from "./asked";
import { NOW } from "./history";

beforeAll(keepHistory);

const TITLE = `<Anna’s & "Bob's">`;

/** One for a figure of each table, so that its mark stands among the figures. */
function goalsOf(result: ReportResult): Goal[] {
  return result.tables.flatMap((table, i) => {
    const place = { report: result.name, search: goalSearch(result.params), tableId: table.id };
    const cells = table.rows.flatMap((row) =>
      table.columns.map((column) => ({ ...place, rowId: row.id, columnKey: column.key })),
    );
    const found = cells.find((cell) => figureIn(result, cell));
    const figure = found && figureIn(result, found)?.figure;
    if (!found || !figure) return [];
    const said = { direction: "atLeast", target: 1, basis: "value", lastDay: null } as const;
    const made = { createdBy: null, createdByName: TITLE, createdAt: NOW, version: 1 };
    return [{ ...found, ...said, ...made, id: `goal-${i}`, figure, latest: null }];
  });
}

const view: SavedView = {
  id: "view-1",
  name: TITLE,
  page: "report",
  report: "funnel",
  search: "",
  isShared: true,
  ownerId: "user-9",
  ownerName: "Mia",
  createdAt: NOW,
  version: 1,
  pageTitle: "Funnel",
  address: "/reports/funnel",
  lost: ["colour"],
  mayChange: true,
};

const documentHeaders = new Headers({ accept: "text/html,application/xhtml+xml" });

/** The screen as a page sends it, twice and with its texts, and what React makes of it. */
function expectSame(
  Screen: ComponentType<{ given: HandedTexts }>,
  texts: readonly string[],
  drawn: ReactElement,
): string {
  const sent = (given: HandedTexts) => renderToStaticMarkup(createElement(Screen, { given }));
  const markup = `<div>${renderToStaticMarkup(drawn)}</div>`;
  expect(sent(handOver(new Headers({ accept: "*/*" }), texts))).toBe(markup);
  for (let i = 0; i < 2; i += 1) {
    const name = handOver(documentHeaders, texts);
    const withTexts = `<div id="${name}">${textsMarkup(texts)}${markup.slice("<div>".length)}`;
    expect(sent(name)).toBe(asciiMarkup(withTexts));
  }
  return markup;
}

describe("what the server sends of a screen", () => {
  it("is of every report what React draws of it", async () => {
    const choices = unwrap(await ask(getReportChoices, manager, {}));
    const reports = unwrap(await ask(listReports, manager, {}));
    const sent = new Set<string>();
    for (const info of reports) {
      const compare = info.options.includes("compare") ? { compare: "previous" as const } : {};
      for (const params of [
        {},
        { period: "all" as const },
        compare,
        { by: "nothing" as "source" },
      ]) {
        const outcome = await ask(runReport, manager, { name: info.name, params }, NOW);
        const text = reportText({
          info,
          given: params,
          choices,
          goals: outcome.ok ? goalsOf(outcome.value) : [],
          views: [view],
          viewer: { id: "user-9", mayShare: true, maySetGoals: true },
        });
        const told = outcomeText(outcome);
        const page = expectSame(
          ReportScreen,
          [text, told],
          createElement(DrawnReport, { text, outcomeText: told }),
        );
        expect(page).toContain(info.title);
        sent.add(page);
      }
    }
    // None stands for another: at least the refusal, and the two periods.
    expect(sent.size).toBeGreaterThan(2 * reports.length);
  }, 120_000);

  it("is of all reports what React draws of it", async () => {
    const overview = unwrap(await ask(getOverview, manager, {}, NOW));
    const reports = unwrap(await ask(listReports, manager, {}));
    const version = { id: "version-1", number: 3, name: TITLE, state: "active" as const };
    for (const goals of [[], goalsOf(overview.funnel)]) {
      const text = overviewText({
        overview,
        reports,
        drift: { version, findings: [] },
        missed: [],
        goals,
        views: goals.length > 0 ? [view] : [],
        timeZone: "Europe/Berlin",
        currency: "EUR",
        viewer: { mayImport: true, mayDraft: true, mayShare: true },
      });
      expectSame(OverviewScreen, [text], createElement(DrawnOverview, { text }));
    }
  });
});
