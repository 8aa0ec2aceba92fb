import { stringify } from "csv-stringify/sync";
import { minorToDecimal } from "@/lib/engine/money";
import { t } from "@/lib/language";
import { plainText } from "@/lib/reports/queries/csv";
import { countedIn, type GridCell, placeKey, type SpendGrid } from "../schema/grid";

const isShown = (cell: GridCell | undefined) =>
  cell !== undefined && (cell.count > 0 || cell.implied !== undefined);

/** A grid as CSV: a row each, a column for every period; amounts in the grid's currency. */
export function gridCsv({ rows, periods, cells, currency }: SpendGrid): string {
  const held = new Map(cells.map((cell) => [placeKey(cell), cell]));
  const byCampaign = rows.some(({ campaign }) => campaign !== null);
  const head = [
    t("Source"),
    ...(byCampaign ? [t("Campaign")] : []),
    ...periods,
    t`Total (${currency})`,
  ];
  const lines = rows.map(({ source, campaign }) => {
    const mine = periods.map((period) => held.get(placeKey({ source, campaign, period })));
    const total = mine.reduce((sum, cell) => sum + countedIn(cell), 0);
    return [
      plainText(source),
      ...(byCampaign ? [plainText(campaign ?? "")] : []),
      ...mine.map((cell) => (isShown(cell) ? minorToDecimal(countedIn(cell), currency) : "")),
      minorToDecimal(total, currency),
    ];
  });
  return stringify([head, ...lines], { bom: true, record_delimiter: "windows" });
}
