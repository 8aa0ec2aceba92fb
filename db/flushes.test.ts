import { describe, expect, it } from "vitest";
import { sharedFlushes } from "./flushes";

/** A disk whose flushes end when the test says so. */
function slowDisk() {
  let written = 0;
  let safe = 0;
  const running: { end(error?: Error): void }[] = [];
  return {
    write: () => ++written,
    safe: () => safe,
    running,
    flush: () =>
      new Promise<void>((resolve, reject) => {
        const reached = written;
        running.push({
          end(error) {
            if (error) return reject(error);
            safe = reached;
            resolve();
          },
        });
      }),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("flushes that are shared", () => {
  it("acknowledge nothing that the disk does not have", async () => {
    const disk = slowDisk();
    const { flushed } = sharedFlushes(disk.flush);
    const acknowledged: number[] = [];
    const commit = () => {
      const n = disk.write();
      void flushed().then(() => {
        expect(disk.safe()).toBeGreaterThanOrEqual(n);
        acknowledged.push(n);
      });
    };
    commit();
    await turn();
    // These come while the disk is busy with what was there before them.
    commit();
    commit();
    await turn();
    expect(disk.running).toHaveLength(1);
    disk.running[0]?.end();
    await turn();
    expect(acknowledged).toEqual([1]);
    commit();
    disk.running[1]?.end();
    await turn();
    expect(acknowledged).toEqual([1, 2, 3]);
    disk.running[2]?.end();
    await turn();
    expect(acknowledged).toEqual([1, 2, 3, 4]);
    expect(disk.running).toHaveLength(3);
  });

  it("fail for good once the disk refused", async () => {
    const disk = slowDisk();
    const { flushed, assertSound } = sharedFlushes(disk.flush);
    assertSound();
    const first = flushed();
    await turn();
    const second = flushed();
    disk.running[0]?.end(new Error("EIO"));
    await expect(first).rejects.toThrow("EIO");
    await expect(second).rejects.toThrow("EIO");
    await expect(flushed()).rejects.toThrow("EIO");
    expect(assertSound).toThrow("EIO");
    expect(disk.running).toHaveLength(1);
  });
});
