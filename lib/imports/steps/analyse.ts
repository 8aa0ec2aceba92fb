import type { Delimiter, Encoding } from "../schema/mapping";
import type { FileView } from "../schema/views";
import { ColumnEvidence } from "./evidence";
import { sizeOf } from "./file";
import { detectFormat, openTable } from "./table";

const ROWS_TO_LOOK_AT = 1000;

/** Looks at the first rows of a file: how it is written and what its columns hold. */
export async function analyseFile(
  file: string,
  given: { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined } = {},
): Promise<FileView> {
  const format = await detectFormat(file, given);
  const table = await openTable(file, format);
  const evidence = table.header.map(() => new ColumnEvidence());
  let rows = 0;
  let repairable = 0;
  let isWhole = true;
  for await (const some of table.rows) {
    for (const row of some.slice(0, ROWS_TO_LOOK_AT - rows)) {
      if (row.isRepaired) repairable += 1;
      if (row.problem !== null) continue;
      row.cells.forEach((cell, i) => {
        const value = cell.trim();
        if (value !== "") evidence[i]?.add(value);
      });
    }
    rows += some.length;
    if (rows > ROWS_TO_LOOK_AT) {
      rows = ROWS_TO_LOOK_AT;
      isWhole = false;
      break;
    }
  }
  return {
    ...format,
    bytes: await sizeOf(file),
    rows,
    isWhole,
    repairable,
    columns: table.header.map((header, i) => (evidence[i] ?? new ColumnEvidence()).view(header)),
  };
}
