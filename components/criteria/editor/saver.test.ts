import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Outcome, RefusalCode } from "@/lib/operations/outcome";
import { FIRST_RETRY_MS, PAUSE_MS, Saver, type SaveState, type Written } from "./saver";

const named = (name: string): Written => ({ name, body: EMPTY_CRITERIA });
const refused = (code: RefusalCode): Outcome<never> => ({ ok: false, code, message: code });

function setUp() {
  const sent: { name: string; version: number }[] = [];
  let answer: (outcome: Outcome<{ version: number }>) => void = () => {};
  const states: SaveState[] = [];
  const saver = new Saver(
    { ...named("first"), version: 1 },
    {
      store: ({ name }, version) =>
        new Promise((resolve) => {
          sent.push({ name, version });
          answer = resolve;
        }),
      onState: (state) => states.push(state),
    },
  );
  const say = async (outcome: Outcome<{ version: number }>) => {
    answer(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  const stored = (version: number) => say({ ok: true, value: { version } });
  return { saver, sent, states, say, stored, state: () => states.at(-1) };
}

describe("Saver", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("saves a moment after the last change, and tells it once", async () => {
    const { saver, sent, states, stored, state } = setUp();
    for (const name of ["a", "ab", "abc"]) {
      saver.write(named(name));
      await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    }
    expect(sent).toEqual([]);
    expect(states).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ name: "abc", version: 1 }]);
    await stored(2);
    expect(state()).toMatchObject({ saved: { name: "abc", version: 2 }, isDirty: false });
  });

  it("saves on top of what it saved, one at a time", async () => {
    const { saver, sent, stored, state } = setUp();
    saver.write(named("a"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    saver.write(named("b"));
    await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
    expect(sent).toHaveLength(1);
    await stored(2);
    expect(state()).toMatchObject({ isDirty: true, isSaving: false });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(sent.at(-1)).toEqual({ name: "b", version: 2 });
  });

  it("waits while something is held, and never sends what was taken back", async () => {
    const { saver, sent } = setUp();
    saver.hold(true);
    saver.write(named("passed"));
    await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
    expect(sent).toEqual([]);
    saver.hold(false);
    saver.write(named("first"));
    await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
    expect(sent).toEqual([]);
    saver.write(named("kept"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(sent).toEqual([{ name: "kept", version: 1 }]);
  });

  it("tries again, ever more seldom, until the server is back", async () => {
    const { saver, sent, say, stored, state } = setUp();
    saver.write(named("a"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await say(refused("failed"));
    expect(state()).toMatchObject({ isDirty: true, failure: { code: "failed" } });
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MS);
    await say(refused("unauthenticated"));
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MS);
    expect(sent).toHaveLength(2);
    saver.nudge();
    expect(sent).toHaveLength(3);
    await stored(2);
    expect(state()).toMatchObject({ isDirty: false, failure: null });
  });

  it("leaves what was refused until it is changed", async () => {
    const { saver, sent, say, state } = setUp();
    saver.write(named(""));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await say(refused("invalid"));
    saver.hold(true);
    saver.hold(false);
    saver.nudge();
    await vi.advanceTimersByTimeAsync(20 * PAUSE_MS);
    expect(sent).toHaveLength(1);
    expect(state()?.failure?.code).toBe("invalid");
    saver.write(named("b"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(sent).toHaveLength(2);
  });

  it("writes over nobody, and goes on from what it is given", async () => {
    const { saver, sent, say, state } = setUp();
    saver.write(named("mine"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await say(refused("conflict"));
    saver.write(named("mine too"));
    await vi.advanceTimersByTimeAsync(20 * PAUSE_MS);
    expect(await saver.flush()).toBeNull();
    expect(sent).toHaveLength(1);
    saver.adopt({ ...named("theirs"), version: 5 });
    expect(state()).toMatchObject({ failure: null, isDirty: true });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(sent.at(-1)).toEqual({ name: "mine too", version: 5 });
  });

  it("saves at once when asked, after a save that runs", async () => {
    const { saver, sent, stored } = setUp();
    saver.write(named("a"));
    const first = saver.flush();
    saver.write(named("b"));
    const second = saver.flush();
    await stored(2);
    await stored(3);
    expect([await first, await second]).toEqual([3, 3]);
    expect(sent.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(await saver.flush()).toBe(3);
  });
});
