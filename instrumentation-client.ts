import { sendAsPageUser } from "@/lib/operations/page-user";

/**
 * Runs in the browser before anything else. Pages run no text as code (`proxy.ts`); zod would try
 * whether it may, which browsers report as a breach of the policy. It reads this as it loads.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

sendAsPageUser();
