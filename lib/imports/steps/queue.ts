/** Imports of this process wait for each other: each wants the whole database. */
interface Queue {
  tail: Promise<unknown>;
  waiting: Set<string>;
  /** The one that is worked on. */
  active: string | null;
}

const shared = globalThis as unknown as { handoffImports?: Queue };

function queue(): Queue {
  shared.handoffImports ??= { tail: Promise.resolve(), waiting: new Set(), active: null };
  return shared.handoffImports;
}

/** Whether this process is at an import, or will be. */
export function isAtHand(id: string): boolean {
  const { waiting, active } = queue();
  return waiting.has(id) || active === id;
}

/** Takes an import out of the queue; whether it was in it. */
export function leaveQueue(id: string): boolean {
  return queue().waiting.delete(id);
}

/** Runs `work` once all before it have ended, unless it left the queue meanwhile. */
export function enqueue(id: string, work: () => Promise<void>): Promise<void> {
  const { waiting } = queue();
  waiting.add(id);
  const turn = queue().tail.then(async () => {
    if (!waiting.delete(id)) return;
    queue().active = id;
    try {
      await work();
    } finally {
      queue().active = null;
    }
  });
  queue().tail = turn.catch(() => undefined);
  return turn;
}
