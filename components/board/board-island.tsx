"use client";

import { island } from "@/components/shell/island";
import { BoardSkeleton } from "./board-skeleton";

/** The board in the browser alone: the server sends its data as one text and draws no card. */
export const BoardIsland = island(() => import("./board"), BoardSkeleton);
