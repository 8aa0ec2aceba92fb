import { isbot } from "isbot";

/** Whether a request comes from a program and not from somebody's browser, as far as it says so. */
export function isRobot(all: Headers): boolean {
  const agent = all.get("user-agent");
  return !agent || isbot(agent);
}
