import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { detectFormat, openTable } from "./table";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-table-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: string) {
  const file = path.join(folder, "read.csv");
  writeFileSync(file, content);
  const { header, rows } = await openTable(file, await detectFormat(file));
  const found: [number, ...string[]][] = [];
  const problems: string[] = [];
  for await (const some of rows) {
    for (const { row, cells, problem } of some) {
      found.push([row, ...cells]);
      if (problem) problems.push(`${row}: ${problem}`);
    }
  }
  return { header, rows: found, problems };
}

describe("the rows of a file", () => {
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("are numbered as a spreadsheet does, past empty lines that end with %s", async (_, end) => {
    const lines = ["Email,Name", "", "a@b.test,A", "", "", ",", '"z@b.test","Z"', "y,Y"];
    const { header, rows, problems } = await read(lines.join(end));
    expect(header).toEqual(["Email", "Name"]);
    expect(rows).toEqual([
      [3, "a@b.test", "A"],
      [7, "z@b.test", "Z"],
      [8, "y", "Y"],
    ]);
    expect(problems).toEqual([]);
  });

  test("are told apart where a program added lines that end in another way", async () => {
    const { rows, problems } = await read(
      'Email,Name\r\na@b.test,"A\r\nA"\nb@b.test,B\r\n\nc@b.test,C\n',
    );
    expect(rows.map(([row, email, name]) => [row, email, name])).toEqual([
      [2, "a@b.test", "A\r\nA"],
      [3, "b@b.test", "B"],
      [5, "c@b.test", "C"],
    ]);
    expect(problems).toEqual([]);
    const other = await read("Email,Name\na@b.test,A\r\nb@b.test,B\n");
    expect(other.rows).toEqual([
      [2, "a@b.test", "A"],
      [3, "b@b.test", "B"],
    ]);
  });

  test("are named by their number though empty lines were passed over before a quote", async () => {
    const { problems } = await read('Email,Name\n\n\n\n"a@b.test,A\nb@b.test",B\nc@b.test,C\n');
    expect(problems).toEqual([]);
    const open = await read('Email,Name\n\n\n"a@b.test,A\nb@b.test,"B"\nc@b.test,C\n');
    expect(open.problems[0]).toMatch(
      /^4: A quote opens in this row .* took in the line after it\./,
    );
    await expect(read('Email,Name\n\n\n"a@b.test,A\n')).rejects.toThrow("in row 4 is never closed");
  });

  // Each as a record of its own took 18 µs: minutes where a spreadsheet left millions.
  test("are found behind a million empty lines at once", async () => {
    const begun = performance.now();
    const { rows } = await read(`Email,Name\n${"\n".repeat(1_000_000)}z@b.test,Z\n`);
    expect(rows).toEqual([[1_000_002, "z@b.test", "Z"]]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

test("headings name one column each, in whatever case, and whatever is written already", async () => {
  const { header } = await read("Note,note,Note (2),NOTE,,\na,b,c,d,e,f\n");
  expect(header).toEqual(["Note", "note (2)", "Note (2) (2)", "NOTE (3)", "Column 5", "Column 6"]);
});

test("NULs at the head of a file do not make it UTF-16, of which every other byte would be one", async () => {
  const nulls = "\0".repeat(50);
  await expect(read(`${nulls}Email,Name\na@b.test,A\n`)).rejects.toThrow("not a text file");
  await expect(read(`${nulls}Email,Name\n${"a@b.test,A\n".repeat(300)}`)).rejects.toThrow(
    "The row that names the columns holds a character that no text can hold",
  );
});
