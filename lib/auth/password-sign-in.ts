import { store } from "@/db/client";
import { execute } from "@/lib/operations/command";
import { recordSignInFailure } from "@/lib/users/commands/sign-in";
import { email as emailSchema } from "@/lib/users/schema";
import { readFailures } from "@/lib/users/store/failures";
import { readCredentials } from "@/lib/users/store/users";
import { passwordMatches } from "./passwords";
import { addressThrottleKey, emailThrottleKey, isThrottled } from "./throttle";
import { VISITOR } from "./visitor";

export type PasswordAnswer =
  | { kind: "ok"; userId: string }
  | { kind: "wrong" }
  | { kind: "throttled" };

/** One attempt after the other: otherwise parallel guesses would all pass before one is counted. */
const shared = globalThis as unknown as { handoffSignInLane?: Promise<unknown> };

/**
 * Checks an email and password. An unknown user, a wrong password and a disabled account give the
 * same answer after the same work, so that nobody learns which addresses have accounts.
 */
export function checkPassword(attempt: {
  email: string;
  password: string;
  address: string | null;
}): Promise<PasswordAnswer> {
  const turn = (shared.handoffSignInLane ?? Promise.resolve()).then(() => check(attempt));
  shared.handoffSignInLane = turn.catch(() => {});
  return turn;
}

async function check({
  email: given,
  password,
  address,
}: Parameters<typeof checkPassword>[0]): Promise<PasswordAnswer> {
  const parsed = emailSchema.safeParse(given);
  if (!parsed.success || password.length > 200) return { kind: "wrong" };
  const email = parsed.data;
  const keys = [emailThrottleKey(email)];
  if (address) keys.push(addressThrottleKey(address));
  const { read } = await store();
  if (isThrottled(await readFailures(read, keys, Date.now()))) return { kind: "throttled" };
  const user = await readCredentials(read, email);
  const matches = await passwordMatches(user?.passwordHash ?? null, password);
  if (user && matches && user.disabledAt === null) return { kind: "ok", userId: user.id };
  await execute(recordSignInFailure, VISITOR, { email, address });
  return { kind: "wrong" };
}
