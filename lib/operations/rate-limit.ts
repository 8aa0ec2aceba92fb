import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** So many requests of one sender in a window that begins with the first of them. */
export interface RateLimit {
  name: string;
  requests: number;
  seconds: number;
}

export interface Allowance {
  isAllowed: boolean;
  remaining: number;
  /** Until the window ends, rounded up. */
  seconds: number;
}

/** A bundler may load this module more than once; the counts hang on the process. */
const shared = globalThis as unknown as { handoffRates?: Map<string, RateLimiterMemory> };

function limiterOf({ name, requests, seconds }: RateLimit): RateLimiterMemory {
  shared.handoffRates ??= new Map();
  const known = shared.handoffRates.get(name);
  if (known) return known;
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds });
  shared.handoffRates.set(name, limiter);
  return limiter;
}

/** Takes back what was counted of `sender`, for a request that came to nothing. */
export async function uncountRequest(limit: RateLimit, sender: string): Promise<void> {
  await limiterOf(limit).reward(sender);
}

/**
 * Counts a request of `sender` and says whether it is still within the limit, in this process; one that
 * asks for several things counts as so many.
 */
export async function countRequest(limit: RateLimit, sender: string, many = 1): Promise<Allowance> {
  const counted = await limiterOf(limit)
    .consume(sender, many)
    .catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
  return {
    isAllowed: counted.consumedPoints <= limit.requests,
    remaining: counted.remainingPoints,
    seconds: Math.ceil(counted.msBeforeNext / 1000),
  };
}
