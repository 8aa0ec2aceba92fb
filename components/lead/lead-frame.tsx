"use client";

import dynamic from "next/dynamic";
import { LeadSkeleton } from "./lead-skeleton";

/** Drawn in the browser only: the server sends what is known and renders a sketch. */
export const LeadFrame = dynamic(() => import("./lead-screen"), {
  ssr: false,
  loading: LeadSkeleton,
});
