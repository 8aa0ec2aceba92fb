/**
 * Tells open screens of this process that something was committed. It carries no data: streams
 * read the audit log from where they stood, so nobody misses or invents an event.
 */
export interface Hub {
  /** Something was committed, here or in another process. */
  committed(): void;
  onCommit(listener: () => void): () => void;
  /** The process is going down: every stream must end. */
  shutDown(): void;
  /** Calls at once when the process is going down already. */
  onShutDown(listener: () => void): () => void;
}

function makeHub(): Hub {
  const commits = new Set<() => void>();
  const shutDowns = new Set<() => void>();
  let scheduled = false;
  let isDown = false;
  const subscribe = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    committed() {
      // A burst of commits wakes the listeners once.
      if (scheduled) return;
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        for (const listener of commits) listener();
      });
    },
    onCommit: subscribe(commits),
    shutDown() {
      isDown = true;
      for (const listener of shutDowns) listener();
    },
    onShutDown(listener) {
      if (isDown) listener();
      return subscribe(shutDowns)(listener);
    },
  };
}

const shared = globalThis as unknown as { handoffHub?: Hub };

export function hub(): Hub {
  shared.handoffHub ??= makeHub();
  return shared.handoffHub;
}
