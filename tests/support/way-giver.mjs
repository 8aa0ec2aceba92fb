// A thread that gives way to requests, and tells its priority.
import { readlinkSync } from "node:fs";
import { getPriority } from "node:os";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { giveWayToRequests } = await import("../../lib/analyst/priority.ts");
giveWayToRequests();
parentPort.postMessage(getPriority(Number(path.basename(readlinkSync("/proc/thread-self")))));
