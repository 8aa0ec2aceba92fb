import { hashPassword, passwordMatches } from "@/lib/auth/passwords";
import { emailThrottleKey, FAILURE_WINDOW_MS, isThrottled } from "@/lib/auth/throttle";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { changePasswordInput, passwordProblem } from "../schema";
import { countFailure, readFailures } from "../store/failures";
import { revokeSessionsOf } from "../store/sessions";
import { readUser, setPassword } from "../store/users";

/**
 * Changes one's own password and signs all other browsers out. A wrong current password is a
 * result, not a refusal: it is counted like a failed sign-in, and a refusal would undo the count.
 */
export const changePassword = defineCommand({
  name: "user.changePassword",
  permission: "self:manage",
  input: changePasswordInput,
  async run({ tx, actor, input, now }) {
    const user = actor.kind === "user" ? await readUser(tx, actor.id) : null;
    if (actor.kind !== "user" || !user) refuse("forbidden", t("Only people have a password."));
    if (!user.passwordHash) {
      refuse("conflict", t("You sign in without a password. Ask an admin for a link to set one."));
    }
    const throttleKey = emailThrottleKey(user.email);
    if (isThrottled(await readFailures(tx, [throttleKey], now))) {
      refuse("throttled", t("Too many wrong passwords. Please wait 15 minutes and try again."));
    }
    const problem = passwordProblem(input.password, user.email);
    if (problem) refuse("invalid", problem, { password: problem });
    const entry = { entity: "user", entityId: user.id };
    if (!(await passwordMatches(user.passwordHash, input.current))) {
      await countFailure(tx, throttleKey, now, FAILURE_WINDOW_MS);
      return { result: { changed: false }, audit: [{ ...entry, action: "password.refuse" }] };
    }
    await setPassword(tx, user.id, await hashPassword(input.password));
    const signedOut = await revokeSessionsOf(tx, user.id, now, actor.sessionId);
    return {
      result: { changed: true },
      audit: [{ ...entry, action: "password.change", after: { signedOut } }],
    };
  },
});
