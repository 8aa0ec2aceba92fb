import { useEffect } from "react";

/** Sends a form by Ctrl or ⌘ and Enter from wherever the focus is in its dialog. */
export function useSendKeys(formId: string): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      const form = document.getElementById(formId);
      if (!(form instanceof HTMLFormElement)) return;
      // Else what has the focus would be pressed as well.
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    }
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [formId]);
}
