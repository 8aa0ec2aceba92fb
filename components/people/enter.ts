"use client";

import { signIn } from "next-auth/react";

/**
 * Signs in and goes there with a fresh page, so that nothing of a former user stays in memory.
 * Gives the provider's error when it was refused.
 */
export async function enter(
  provider: "password" | "demo",
  credentials: Record<string, string>,
  to: string,
): Promise<string | null> {
  const answer = await signIn(provider, { ...credentials, redirect: false });
  if (!answer?.ok || answer.error) return answer?.error ?? "failed";
  window.location.assign(to);
  return null;
}
