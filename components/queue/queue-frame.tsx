"use client";

import dynamic from "next/dynamic";
import { QueueSkeleton } from "./queue-skeleton";

/** Drawn in the browser only: the server sends what is known and renders a sketch. */
export const QueueFrame = dynamic(() => import("./queue"), {
  ssr: false,
  loading: QueueSkeleton,
});
