import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Environment, readEnvironment } from "@/lib/env";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { provisionUser } from "@/lib/users/commands/sign-in";
import type { Credentials } from "@/lib/users/store/users";
import { VISITOR } from "./visitor";

export interface OidcProfile {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
  preferred_username?: string;
}

/** How the sign-in button names the provider; null when none is set up. */
export function oidcName(env: Environment = readEnvironment()): string | null {
  return env.OIDC_ISSUER ? (env.OIDC_NAME ?? new URL(env.OIDC_ISSUER).hostname) : null;
}

/** The provider of any OpenID Connect issuer, found by its discovery document. */
export function oidcProvider(env: Environment): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = env;
  if (!issuer || !id || !secret) return null;
  return {
    id: "oidc",
    name: oidcName(env) ?? issuer,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    clientId: id,
    clientSecret: secret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (profile) => ({ id: profile.sub, email: profile.email ?? null }),
  };
}

/** The address that the issuer itself has verified; null when it has not. */
export function verifiedEmail(profile: OidcProfile): string | null {
  const verified = profile.email_verified === true || profile.email_verified === "true";
  return verified && profile.email ? profile.email : null;
}

/**
 * Whom a verified profile signs in as: the user with that address, else, where the workspace
 * allows it, a new viewer. Null when nobody.
 */
export async function userOfProfile(
  profile: OidcProfile,
  find: (email: string) => Promise<Credentials | null>,
  autoProvision: boolean,
): Promise<string | null> {
  const email = verifiedEmail(profile);
  if (!email) return null;
  const user = await find(email);
  if (user) return user.disabledAt === null ? user.id : null;
  if (!autoProvision) return null;
  const name = profile.name ?? profile.preferred_username ?? email;
  return unwrap(await execute(provisionUser, VISITOR, { email, name: name.slice(0, 80) })).id;
}
