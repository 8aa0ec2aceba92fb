import { beforeEach, expect, test } from "vitest";
import { earlierUndo, newestUndo, toast, toastQueue } from "./toast";

const undoable = (title: string) =>
  toast({ title, tone: "good", action: { label: "Undo", isUndo: true, onAction: () => {} } });

beforeEach(() => {
  toastQueue.clear();
});

test("Ctrl Z takes back the last thing done", () => {
  undoable("Ada moved");
  undoable("Bob moved");
  expect(newestUndo()?.content.title).toBe("Bob moved");
  toastQueue.close(newestUndo()?.key ?? "");
  toast({ title: "Bob is back", tone: "info" });
  expect(newestUndo()?.content.title).toBe("Ada moved");
});

test("and nothing that was done before it, although the news of it have left", () => {
  undoable("Ada moved");
  const leave = toast({ title: "Call logged", tone: "good" });
  leave();
  expect(newestUndo()).toBeUndefined();
  expect(earlierUndo()?.content.title).toBe("Ada moved");
  undoable("Bob moved");
  expect(newestUndo()?.content.title).toBe("Bob moved");
  toastQueue.close(newestUndo()?.key ?? "");
  expect(newestUndo()).toBeUndefined();
});

test("what others did, or was refused, is between them and not in the way", () => {
  undoable("Ada moved");
  toast({ title: "Cyd was moved by Max", tone: "info" });
  toast({ title: "Dan was not moved", tone: "bad" });
  expect(newestUndo()?.content.title).toBe("Ada moved");
  expect(earlierUndo()).toBeUndefined();
});
