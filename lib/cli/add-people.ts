import { randomBytes } from "node:crypto";
import { KEY_SCOPES, type KeyScope } from "@/lib/engine/key-scopes";
import { ROLES } from "@/lib/engine/roles";
import { appUrl } from "@/lib/env";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { createInvite } from "@/lib/users/commands/invites";
import { createKey } from "@/lib/users/commands/keys";
import { createUser } from "@/lib/users/commands/users";
import type { KeyOptions, UserOptions } from "./people";
import {
  Problem,
  print,
  printJson,
  readStandardInput,
  tell,
  UsageProblem,
  valueFrom,
} from "./terminal";

const SCOPES = Object.keys(KEY_SCOPES) as KeyScope[];
const roles = ROLES.join(", ");

function roleOf(text: string) {
  const role = ROLES.find((one) => one === text);
  if (!role) throw new UsageProblem(`There is no role “${text}”. There are: ${roles}.`);
  return role;
}

/** Runs `user add`. */
export async function addUserNow(email: string, options: UserOptions): Promise<void> {
  const role = roleOf(options.role);
  if (options.passwordStdin && options.generatePassword) {
    throw new UsageProblem("Choose one of --password-stdin and --generate-password.");
  }
  if (!options.passwordStdin && !options.generatePassword) {
    const invite = valueFrom(await execute(createInvite, COMMAND_LINE, { email, role }));
    const link = `${appUrl()}${invite.path}`;
    if (options.json) return printJson({ email, role, link, expiresAt: invite.expiresAt });
    print(link);
    tell(`Send this link to ${email}: it is not shown again and works once, for seven days.`);
    return;
  }
  if (!options.name) throw new UsageProblem('Give their name too: --name "Ada Lovelace".');
  const password = options.generatePassword
    ? randomBytes(12).toString("base64url")
    : (await readStandardInput()).replace(/\r?\n$/, "");
  if (password === "") throw new Problem("No password was piped in.");
  const { name } = options;
  const { id } = valueFrom(
    await execute(createUser, COMMAND_LINE, { email, name, role, password }),
  );
  const shown = options.generatePassword ? { password } : {};
  if (options.json) return printJson({ id, email, name, role, ...shown });
  if (options.generatePassword) {
    print(password);
    tell(`${name} can sign in with this password: it is not shown again.`);
  } else {
    print(`${name} <${email}> can sign in now.`);
  }
}

function scopesOf(list: string | undefined): { scopes?: KeyScope[] } {
  if (list === undefined) return {};
  const scopes = list.split(",").map((text) => {
    const scope = SCOPES.find((one) => one === text.trim());
    if (!scope) throw new UsageProblem(`There is no “${text}”. There are: ${SCOPES.join(", ")}.`);
    return scope;
  });
  return { scopes };
}

/** Runs `key create`. */
export async function addKeyNow(name: string, options: KeyOptions): Promise<void> {
  const role = roleOf(options.role);
  const scopes = scopesOf(options.scopes);
  const made = valueFrom(await execute(createKey, COMMAND_LINE, { name, role, ...scopes }));
  if (options.json) return printJson(made);
  print(made.token);
  tell("Keep this key now: it is not shown again.");
}
