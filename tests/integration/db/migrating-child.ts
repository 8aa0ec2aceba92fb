// A process that opens the database, which migrates it, and says so.
import { closeStore, store } from "@/db/client";

const opened = await store();
console.log(JSON.stringify(await opened.status()));
await closeStore();
