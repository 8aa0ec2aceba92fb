// A process that writes without pause and prints each number only after its commit.
import { store } from "@/db/client";
import { settings } from "@/db/schema";

const opened = await store();
for (let n = 1; ; n++) {
  await opened.write(async (tx) => {
    await tx.insert(settings).values({ key: `n${n}`, value: n, updatedAt: n });
    await tx.insert(settings).values({ key: `twin${n}`, value: n, updatedAt: n });
  });
  process.stdout.write(`${n}\n`);
}
