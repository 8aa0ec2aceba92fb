// Prints the figures of every report, from a database of its own: DATABASE_URL says which.
import { closeStore, store } from "@/db/client";
import { everyReport, figuresOf, storeFigures } from "./all-figures";

await storeFigures(await store());
const figures = [];
for (const asked of await everyReport()) figures.push(await figuresOf(asked));
process.stdout.write(JSON.stringify(figures));
await closeStore();
