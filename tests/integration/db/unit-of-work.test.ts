import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { dialect } from "@/db/dialect";
import { faultOf } from "@/db/faults";
import type { Store, Tx } from "@/db/handles";
import { settings } from "@/db/schema";
import { forUpdate, rowsOf } from "@/db/sql";
import { onServer } from "../../support/postgres";

let opened: Store;
beforeAll(async () => {
  opened = await store();
});

const put = (tx: Tx, key: string, value: unknown) =>
  tx.insert(settings).values({ key, value, updatedAt: 1 });
const stored = async (key: string) =>
  (
    await opened.read.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  )[0]?.value;

describe("write", () => {
  it("commits what it did and gives back what it returned", async () => {
    const answer = await opened.write(async (tx) => {
      await put(tx, "kept", { n: 1, yes: true, list: ["ä", null] });
      return 7;
    });
    expect(answer).toBe(7);
    expect(await stored("kept")).toEqual({ n: 1, yes: true, list: ["ä", null] });
  });

  it("rolls everything back when it throws", async () => {
    const failing = opened.write(async (tx) => {
      await put(tx, "lost", 1);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await stored("lost")).toBeUndefined();
  });

  it("refuses a unit of work inside another", async () => {
    const nested = opened.write(async () => opened.write(async () => 1));
    await expect(nested).rejects.toThrow("write() inside write()");
  });

  it("refuses to read past the transaction", async () => {
    const past = opened.write(async () => opened.read.select().from(settings));
    await expect(past).rejects.toThrow("read inside write()");
  });

  it("refuses a statement that escapes its transaction", async () => {
    let escaped: Promise<unknown> = Promise.resolve();
    await opened.write(async (tx) => {
      escaped = new Promise((resolve) => setTimeout(resolve, 20)).then(() => put(tx, "escaped", 1));
      // The disk may be waited for longer than that.
      escaped.catch(() => undefined);
      await put(tx, "stayed", 1);
    });
    await expect(escaped).rejects.toThrow("outside its transaction");
    expect(await stored("stayed")).toBe(1);
    expect(await stored("escaped")).toBeUndefined();
  });

  it("gives the reading handle no way to write", async () => {
    const reading = opened.read as unknown as Tx;
    await expect((async () => put(reading, "sneaked", 1))()).rejects.toThrow();
    expect(await stored("sneaked")).toBeUndefined();
  });

  it("names a broken uniqueness alike on both engines", async () => {
    const twice = opened.write(async (tx) => {
      await put(tx, "once", 1);
      await put(tx, "once", 2);
    });
    const error = await twice.catch((e: unknown) => e);
    expect(faultOf(error)).toBe("unique");
  });
});

describe.runIf(dialect === "pg")("a connection that the server drops", () => {
  it("fails what was being written with it, and nothing else", async () => {
    const written = opened.write(async (tx) => {
      await put(tx, "dropped", 1);
      const [own] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
      await onServer(process.env.DATABASE_URL ?? "", `select pg_terminate_backend(${own?.pid})`);
      // Nothing is being asked when it hears of it.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await put(tx, "never", 1);
    });
    await expect(written).rejects.toThrow();
    expect(await stored("dropped")).toBeUndefined();
    await opened.write((tx) => put(tx, "after", 1));
    expect(await stored("after")).toBe(1);
  });
});

describe("50 concurrent read-modify-writes", () => {
  const times = Array.from({ length: 50 }, (_, i) => i);

  it("lose nothing when the row is locked first", async () => {
    await opened.write(async (tx) => put(tx, "counter", 0));
    await Promise.all(
      times.map(() =>
        opened.write(async (tx) => {
          const [row] = await forUpdate(
            tx.select().from(settings).where(eq(settings.key, "counter")),
          );
          await new Promise((resolve) => setTimeout(resolve, 1));
          await tx
            .update(settings)
            .set({ value: Number(row?.value) + 1 })
            .where(eq(settings.key, "counter"));
        }),
      ),
    );
    expect(await stored("counter")).toBe(50);
  });

  it("lose nothing when each update is conditional on the version it read", async () => {
    await opened.write(async (tx) => put(tx, "versioned", 0));
    const attempt = () =>
      opened.write(async (tx) => {
        const [row] = await tx.select().from(settings).where(eq(settings.key, "versioned"));
        if (!row) throw new Error("missing");
        await new Promise((resolve) => setTimeout(resolve, 1));
        const changed = await tx
          .update(settings)
          .set({ value: Number(row.value) + 1, version: row.version + 1 })
          .where(sql`${settings.key} = 'versioned' and ${settings.version} = ${row.version}`)
          .returning({ version: settings.version });
        return changed.length === 1;
      });
    await Promise.all(
      times.map(async () => {
        while (!(await attempt())) await new Promise((r) => setTimeout(r, Math.random() * 5));
      }),
    );
    expect(await stored("versioned")).toBe(50);
  });
});
