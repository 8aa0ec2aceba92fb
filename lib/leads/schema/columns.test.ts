import { describe, expect, test } from "vitest";
import { columnsText, FIRST_COLUMNS, factOf, readColumns } from "./columns";

describe("columns of the list", () => {
  test("are read in their order, each once", () => {
    expect(readColumns("stage,facts.employees,stage,company")).toEqual({
      columns: ["stage", "facts.employees", "company"],
      unread: [],
    });
  });

  test.each([null, undefined, "", ",", "moon"])("are the first ones for %s", (text) => {
    expect(readColumns(text).columns).toBe(FIRST_COLUMNS);
  });

  test("tell what is none, whatever it is", () => {
    expect(readColumns("stage,moon,facts.,facts.a b,__proto__").unread).toEqual([
      "moon",
      "facts.",
      "facts.a b",
      "__proto__",
    ]);
  });

  test("are written as they are read, and not at all when they are the first ones", () => {
    expect(columnsText(readColumns("fit,company").columns)).toBe("fit,company");
    expect(columnsText(FIRST_COLUMNS)).toBeNull();
    expect(factOf("facts.employees")).toBe("employees");
    expect(factOf("fit")).toBeNull();
  });
});
