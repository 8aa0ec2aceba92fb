/**
 * Stands in for `next/headers` in the integration tests: no request of Next is around what they call, and
 * nobody has a cookie.
 */
export const cookies = async () => new Map<string, never>();
