import { AsyncLocalStorage } from "node:async_hooks";

/** Marks the asynchronous context of the open transaction, to catch what escapes it. */
interface UnitOfWork {
  open: boolean;
}

// Who opens a transaction and who writes in it may have the module from different bundles.
const shared = globalThis as unknown as { handoffUnit?: AsyncLocalStorage<UnitOfWork> };
shared.handoffUnit ??= new AsyncLocalStorage<UnitOfWork>();
const context = shared.handoffUnit;

export function insideWrite(): boolean {
  return context.getStore()?.open === true;
}

/** Runs `fn` marked as the open unit of work. */
export async function runAsUnit<T>(fn: () => Promise<T>): Promise<T> {
  if (insideWrite()) {
    throw new Error("write() inside write(): pass the transaction on instead of opening another");
  }
  const unit: UnitOfWork = { open: true };
  try {
    // The await keeps a bare query builder executing inside this context.
    return await context.run(unit, async () => await fn());
  } finally {
    unit.open = false;
  }
}

/** Called before each statement of the writing connection. */
export function assertInsideWrite(statement: string): void {
  if (!insideWrite()) {
    throw new Error(`A statement ran outside its transaction: ${statement.slice(0, 80)}`);
  }
}
