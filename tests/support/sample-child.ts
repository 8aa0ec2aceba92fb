// Fills the database that DATABASE_URL names: in a process of its own, so that nothing of the
// making stays in a test's memory.
import { closeStore } from "@/db/client";
import { makeSample } from "@/lib/sample/make";
import { KEPT_SAMPLE } from "./kept-sample";

await makeSample(KEPT_SAMPLE);
await closeStore();
