import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and two passes (OWASP's recommendation); about 20 ms on a thread of its own. */
const COST = { algorithm: 2 satisfies Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Hash of nothing that anybody knows, so that unknown users cost as much time as known ones. */
let decoy: Promise<string> | undefined;

/** Whether the password is the one that was hashed; without a hash always false, equally slowly. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
