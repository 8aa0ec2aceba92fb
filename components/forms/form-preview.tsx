"use client";

import { useEffect, useRef, useState } from "react";

/** As high as most forms, until the form in it tells its own height. */
const FIRST_HEIGHT = 576;
/** Padding and border of the frame. */
const EDGES = 17;

/** A form as visitors see it, whole. */
export function FormPreview({ address, title }: { address: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);

  useEffect(() => {
    const page = frame.current?.contentDocument;
    // It may have been there before this was listened for.
    if (page?.querySelector("form")) setHeight(page.documentElement.offsetHeight);
    function hear({ source, data }: MessageEvent) {
      if (source === frame.current?.contentWindow && data?.handoff === "height") {
        setHeight(data.height);
      }
    }
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);

  return (
    <iframe
      ref={frame}
      src={address}
      title={title}
      style={{ height: height + EDGES }}
      className="w-full rounded-b-lg border-line border-t px-3 py-2"
    />
  );
}
