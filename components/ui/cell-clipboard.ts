import { type RefObject, useEffect, useRef } from "react";

interface Clipboard {
  /** The selected block as text. */
  copy: () => string;
  /** Null while nothing may be changed. */
  paste: ((text: string) => void) | null;
  clear: (() => void) | null;
}

/**
 * Copies, cuts and pastes blocks while the focus is on a cell within `host`. Listens on the document,
 * because browsers send these events to what is selected as text, which cells are not.
 */
export function useCellClipboard(host: RefObject<HTMLElement | null>, clipboard: Clipboard) {
  const latest = useRef(clipboard);
  useEffect(() => {
    latest.current = clipboard;
  });
  useEffect(() => {
    const isOurs = () => {
      const active = document.activeElement;
      return active instanceof HTMLTableCellElement && host.current?.contains(active);
    };
    const onCopy = (event: ClipboardEvent) => {
      if (!isOurs()) return;
      event.clipboardData?.setData("text/plain", latest.current.copy());
      event.preventDefault();
      if (event.type === "cut") latest.current.clear?.();
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain");
      if (!isOurs() || !text || !latest.current.paste) return;
      event.preventDefault();
      latest.current.paste(text);
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [host]);
}
