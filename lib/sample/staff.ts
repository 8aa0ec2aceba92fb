import type { Role } from "@/lib/engine/roles";
import { type Actor, COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { createUser } from "@/lib/users/commands/users";

export type Colleague = Extract<Actor, { kind: "user" }>;

/** Nine people of all roles; invented, and without passwords. */
const TEAM: readonly (readonly [string, Role])[] = [
  ["Nadia Okafor", "admin"],
  ["Gareth Lindqvist", "manager"],
  ["Priya Raman", "manager"],
  ["Elena Marchetti", "marketer"],
  ["Tom Bexley", "marketer"],
  ["Maya Fontaine", "sdr"],
  ["Jonas Weber", "sdr"],
  ["Caleb Ortiz", "sdr"],
  ["Ruth Calloway", "viewer"],
];

export interface Staff {
  all: readonly Colleague[];
  managers: Colleague[];
  marketers: Colleague[];
  sdrs: Colleague[];
}

export async function hireStaff(now: number): Promise<Staff> {
  const hired: Colleague[] = [];
  for (const [name, role] of TEAM) {
    const email = `${name.toLowerCase().replace(" ", ".")}@example.com`;
    const { id } = unwrap(await execute(createUser, COMMAND_LINE, { name, role, email }, now));
    hired.push({ kind: "user", id, name, role, sessionId: "sample" });
  }
  const by = (role: Role) => hired.filter((person) => person.role === role);
  return { all: hired, managers: by("manager"), marketers: by("marketer"), sdrs: by("sdr") };
}

/** One of them, by turns. */
export function byTurns<T>(all: readonly T[], turn: number): T {
  const one = all[turn % all.length];
  if (one === undefined) throw new RangeError("Nobody has this role");
  return one;
}
