import type { Command } from "commander";
import { ROLES } from "@/lib/engine/roles";

const roles = ROLES.join(", ");

export interface UserOptions {
  name?: string;
  role: string;
  passwordStdin?: boolean;
  generatePassword?: boolean;
  json?: boolean;
}

export interface KeyOptions {
  role: string;
  scopes?: string;
  json?: boolean;
}

export function addUser(program: Command): void {
  const user = program.command("user").description("People of the workspace.");
  user
    .command("add")
    .description("Invite somebody by a link, or make an account with a password at once.")
    .argument("<email>", "their email address")
    .requiredOption("--role <role>", `what they may do: ${roles}`)
    .option("--name <name>", "their name; needed with a password")
    .option("--password-stdin", "make the account now, with the password piped in")
    .option("--generate-password", "make the account now, and print a password once")
    .option("--json", "print the result as JSON")
    .action(async (email: string, options: UserOptions) =>
      (await import("./add-people")).addUserNow(email, options),
    );
}

export function addKey(program: Command): void {
  const key = program.command("key").description("Keys for programs.");
  key
    .command("create")
    .description("Make an API key; it is printed once and never again.")
    .argument("<name>", "what the key is for")
    .requiredOption("--role <role>", `what it may do: ${roles}`)
    .option("--scopes <list>", "narrow it to some of this, as lead:read,activity:write")
    .option("--json", "print the result as JSON")
    .action(async (name: string, options: KeyOptions) =>
      (await import("./add-people")).addKeyNow(name, options),
    );
}
