import { describe, expect, it } from "vitest";
import {
  at,
  boundsOf,
  formatBlock,
  moved,
  parseBlock,
  placeBlock,
} from "@/components/ui/cell-selection";

const size = { rows: 30, columns: 4 };
const plain = { shiftKey: false, ctrlKey: false, metaKey: false };

describe("keys", () => {
  it.each([
    ["ArrowDown", {}, [6, 2]],
    ["ArrowLeft", {}, [5, 1]],
    ["ArrowUp", { ctrlKey: true }, [0, 2]],
    ["ArrowRight", { metaKey: true }, [5, 3]],
    ["PageDown", {}, [15, 2]],
    ["PageUp", {}, [0, 2]],
    ["Home", {}, [5, 0]],
    ["End", { ctrlKey: true }, [29, 3]],
  ])("%s %j move within the grid", (key, more, [row = 0, column = 0]) => {
    expect(moved(at(5, 2), { ...plain, key, ...more }, size)).toEqual(at(row, column));
  });

  it("stop at the edges, extend with shift, and leave other keys alone", () => {
    expect(moved(at(0, 0), { ...plain, key: "ArrowUp" }, size)).toEqual(at(0, 0));
    const wide = moved(at(5, 2), { ...plain, key: "ArrowDown", shiftKey: true }, size);
    expect(wide && boundsOf(wide)).toEqual({ top: 5, bottom: 6, left: 2, right: 2 });
    expect(moved(at(5, 2), { ...plain, key: "a" }, size)).toBeNull();
  });
});

describe("blocks", () => {
  it("are read as spreadsheets write them", () => {
    expect(parseBlock('1,200\t"3 4"\r\n\t$5\r\n')).toEqual([
      ["1,200", "3 4"],
      ["", "$5"],
    ]);
    expect(parseBlock("7")).toEqual([["7"]]);
    const rows = [
      ["1", ""],
      ["", "2"],
    ];
    expect(parseBlock(formatBlock(rows))).toEqual(rows);
  });

  it("begin at the selection, and one value fills it", () => {
    const bounds = { top: 1, bottom: 2, left: 2, right: 3 };
    expect(placeBlock([["9"]], bounds, size)?.length).toBe(4);
    expect(placeBlock([["1", "2"]], bounds, size)).toEqual([
      { row: 1, column: 2, text: "1" },
      { row: 1, column: 3, text: "2" },
    ]);
    expect(placeBlock([["1", "2", "3"]], bounds, size)).toBeNull();
  });
});
