import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveMessage } from "@/components/live/live-connection";
import { joinLiveRoom, type LiveRoom } from "@/components/live/live-room";

/** The browser's streams: of one browser's tabs only the one that leads has one. */
class Stream extends EventTarget {
  static readonly OPEN = 1;
  static all: Stream[] = [];
  readonly readyState = Stream.OPEN;
  isOpen = true;
  constructor(readonly address: string) {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.isOpen = false;
  }
  tell(seq: number): void {
    const events = [{ seq, entityId: `lead ${seq}` }];
    this.dispatchEvent(
      new MessageEvent("message", { data: JSON.stringify(events), lastEventId: String(seq) }),
    );
  }
}

type Hold = () => Promise<void>;

/** One lock, which its askers get one after the other, as long as it is `passed` on. */
function lockOf() {
  let last: Promise<void> = Promise.resolve();
  return {
    request(_name: string, _options: unknown, hold: Hold) {
      last = last.then(() => passed).then(hold);
      return last;
    },
  };
}

let passed: Promise<void> = Promise.resolve();

let page: EventTarget & { hidden: boolean };
let rooms: LiveRoom[];

beforeEach(() => {
  Stream.all = [];
  rooms = [];
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", Object.assign(new EventTarget(), { BroadcastChannel }));
  vi.stubGlobal("navigator", { locks: lockOf(), onLine: true });
  vi.stubGlobal("EventSource", Stream);
});
afterEach(() => {
  for (const room of rooms) room.leave();
  vi.unstubAllGlobals();
});

/** Long enough for what tabs say to each other. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

/** A tab that was rendered when `seq` was the last change; what it heard, in words. */
async function open(seq: number): Promise<{ heard: string[]; room: LiveRoom }> {
  const heard: string[] = [];
  const words = (message: LiveMessage) =>
    message.kind === "reset" ? "reset" : message.events.map(({ entityId }) => entityId).join();
  const room = joinLiveRoom(seq, {
    onMessage: (message) => heard.push(words(message)),
    onState: () => undefined,
    onPresence: () => undefined,
    onSignedOut: () => undefined,
  });
  rooms.push(room);
  await settle();
  return { heard, room };
}

/** Of all tabs, but the one that leads listens always. */
async function show(isSeen: boolean): Promise<void> {
  page.hidden = !isSeen;
  page.dispatchEvent(new Event("visibilitychange"));
  await settle();
}

async function tell(...seqs: number[]): Promise<void> {
  for (const seq of seqs) Stream.all.find(({ isOpen }) => isOpen)?.tell(seq);
  await settle();
}

test("one tab has the stream, and those in sight hear what it hears", async () => {
  const leader = await open(10);
  const other = await open(10);
  await tell(11, 12);
  expect(Stream.all.map(({ address }) => address)).toEqual(["/api/stream?after=10"]);
  expect(leader.heard).toEqual(["lead 11", "lead 12"]);
  expect(other.heard).toEqual(leader.heard);
});

test("a tab behind others is left alone, and hears what it missed, once, when it is seen", async () => {
  const leader = await open(10);
  const other = await open(10);
  await tell(11);
  await show(false);
  await tell(12, 13);
  expect(leader.heard).toEqual(["lead 11", "lead 12", "lead 13"]);
  expect(other.heard).toEqual(["lead 11"]);
  await show(true);
  expect(other.heard).toEqual(["lead 11", "lead 12", "lead 13"]);
  await tell(14);
  expect(other.heard.at(-1)).toBe("lead 14");
  expect(other.heard).toHaveLength(4);
});

test("news that comes while a tab is told what it missed leaves nothing out", async () => {
  await open(10);
  const other = await open(10);
  await show(false);
  await tell(11);
  page.hidden = false;
  page.dispatchEvent(new Event("visibilitychange"));
  // Before the question of the one that is seen again is heard.
  await tell(12);
  expect(other.heard).toEqual(["lead 11", "lead 12"]);
});

test("who missed more than is remembered looks everything up again", async () => {
  await open(0);
  const other = await open(0);
  await show(false);
  await tell(...Array.from({ length: 250 }, (_, i) => i + 1));
  await show(true);
  expect(other.heard).toEqual(["reset"]);
  await tell(251);
  expect(other.heard).toEqual(["reset", "lead 251"]);
});

test("a tab behind others that comes to lead goes on where it stood", async () => {
  const leader = await open(10);
  const other = await open(10);
  await show(false);
  await tell(11);
  leader.room.leave();
  await settle();
  expect(Stream.all.at(-1)?.address).toBe("/api/stream?after=10");
  await tell(12);
  expect(other.heard).toEqual(["lead 12"]);
});

test("who stands further back than the tab that came to lead looks everything up again", async () => {
  const leader = await open(10);
  const next = await open(10);
  const behind = await open(10);
  await tell(11);
  page.hidden = true;
  page.dispatchEvent(new Event("visibilitychange"));
  leader.room.leave();
  await settle();
  // It leads while nobody sees it, and remembers only what it was told since.
  await tell(12);
  expect(next.heard).toEqual(["lead 11", "lead 12"]);
  await show(true);
  expect(behind.heard).toEqual(["lead 11", "lead 12"]);
  const young = await open(5);
  expect(young.heard).toEqual(["reset"]);
});

test("who asked while no tab led is told what it missed once one does", async () => {
  const leader = await open(10);
  const next = await open(10);
  await tell(11);
  let pass = () => {};
  passed = new Promise((resolve) => {
    pass = resolve;
  });
  leader.room.leave();
  const young = await open(5);
  expect(young.heard).toEqual([]);
  pass();
  await settle();
  expect(young.heard).toEqual(["reset"]);
  await tell(12);
  expect(next.heard).toEqual(["lead 11", "lead 12"]);
  expect(young.heard).toEqual(["reset", "lead 12"]);
});
