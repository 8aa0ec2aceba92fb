"use client";

import dynamic from "next/dynamic";
import { BoardSkeleton } from "./board-skeleton";

const LazyBoard = dynamic(() => import("./board").then((module) => module.Board), {
  ssr: false,
  loading: () => <BoardSkeleton />,
});

/** The board in the browser alone: the server sends its data as one text and draws no card. */
export function BoardIsland({ json }: { json: string }) {
  return <LazyBoard json={json} />;
}
