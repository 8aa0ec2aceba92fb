"use client";

/** Loaded when it is needed: every page has a way out, but hardly anybody takes it. */
const loadClient = () => import("next-auth/react");

/**
 * Signs in and goes there with a fresh page, so that nothing of a former user stays in memory.
 * Gives the provider's error when it was refused.
 */
export async function enter(
  provider: "password" | "demo",
  credentials: Record<string, string>,
  to: string,
): Promise<string | null> {
  const { signIn } = await loadClient();
  const answer = await signIn(provider, { ...credentials, redirect: false });
  if (!answer?.ok || answer.error) return answer?.error ?? "failed";
  window.location.assign(to);
  return null;
}

/** Goes to the organisation's own sign-in, which comes back to `to`. */
export async function enterByProvider(to: string): Promise<void> {
  const { signIn } = await loadClient();
  await signIn("oidc", { callbackUrl: to });
}

/** Signs out, and goes to where one signs in. */
export async function leave(): Promise<void> {
  const { signOut } = await loadClient();
  await signOut({ callbackUrl: "/sign-in" });
}
