import { stringify } from "csv-stringify/sync";
import { minorToDecimal } from "@/lib/engine/money";
import { plainText } from "@/lib/reports/queries/csv";
import { placeKey, type SpendGrid } from "../schema/grid";

/** A grid as CSV: a row each, a column for every period; amounts in the grid's currency. */
export function gridCsv({ rows, periods, cells, currency }: SpendGrid): string {
  const held = new Map(cells.map((cell) => [placeKey(cell), cell]));
  const byCampaign = rows.some(({ campaign }) => campaign !== null);
  const head = ["Source", ...(byCampaign ? ["Campaign"] : []), ...periods, `Total (${currency})`];
  const lines = rows.map(({ source, campaign }) => {
    const mine = periods.map((period) => held.get(placeKey({ source, campaign, period })));
    const total = mine.reduce((sum, cell) => sum + (cell?.minor ?? 0), 0);
    return [
      plainText(source),
      ...(byCampaign ? [plainText(campaign ?? "")] : []),
      ...mine.map((cell) => (cell && cell.count > 0 ? minorToDecimal(cell.minor, currency) : "")),
      minorToDecimal(total, currency),
    ];
  });
  return stringify([head, ...lines], { bom: true, record_delimiter: "windows" });
}
