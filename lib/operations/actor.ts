import type { KeyScope } from "@/lib/engine/key-scopes";
import type { Role } from "@/lib/engine/roles";

/** Who asks. Every query and command is run by one. */
export type Actor =
  | { kind: "user"; id: string; name: string; role: Role; sessionId: string }
  /** A program; `scopes` narrow what its role may do. */
  | { kind: "key"; id: string; name: string; role: Role; scopes?: readonly KeyScope[] | null }
  /** The program itself: jobs, and the command line on the server's own machine. */
  | { kind: "system"; id: null; name: string };

export const SWEEP: Actor = { kind: "system", id: null, name: "Handoff" };
export const COMMAND_LINE: Actor = { kind: "system", id: null, name: "Command line" };
