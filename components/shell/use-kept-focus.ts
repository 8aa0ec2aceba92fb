import { useEffect } from "react";
import { whenIdle } from "@/components/ui/when-idle";

/** The focus is never lost, and goes to what was refused. Fetched once the page is there: before, nobody needs it. */
export function useKeptFocus(): void {
  useEffect(() => {
    let isLeft = false;
    let stops: (() => void)[] = [];
    whenIdle(async () => {
      const [{ keepFocus }, { watchRefusals }] = await Promise.all([
        import("@/components/shell/keep-focus"),
        import("@/components/shell/refused-field"),
      ]);
      if (!isLeft) stops = [keepFocus(), watchRefusals()];
    });
    return () => {
      isLeft = true;
      for (const stop of stops) stop();
    };
  }, []);
}
