import type { NextAuthOptions, Profile } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { store } from "@/db/client";
import { authSecret, readEnvironment, servedOverHttps } from "@/lib/env";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { unwrap } from "@/lib/operations/outcome";
import { signOut } from "@/lib/users/commands/sessions";
import { openSession, SESSION_LASTS_MS } from "@/lib/users/commands/sign-in";
import { readCredentials, readUser } from "@/lib/users/store/users";
import { sessionCookieName } from "./cookie-name";
import { actorOfSession } from "./current-actor";
import { type OidcProfile, oidcProvider, userOfProfile } from "./oidc";
import { checkPassword } from "./password-sign-in";
import { demoAllowed, requestOrigin } from "./request-origin";
import { VISITOR } from "./visitor";

const password = Credentials({
  id: "password",
  credentials: { email: {}, password: {} },
  async authorize(given) {
    const { address } = await requestOrigin();
    const answer = await checkPassword({
      email: given?.email ?? "",
      password: given?.password ?? "",
      address,
    });
    // The message of the error is what the sign-in page receives.
    if (answer.kind === "throttled") throw new Error("throttled");
    return answer.kind === "ok" ? { id: answer.userId } : null;
  },
});

/** One click instead of a password. Only in demo mode, and only for this machine's own browser. */
const demo = Credentials({
  id: "demo",
  credentials: { userId: {} },
  async authorize(given) {
    if (!(await demoAllowed())) return null;
    const user = await readUser((await store()).read, given?.userId ?? "");
    return user && user.disabledAt === null ? { id: user.id } : null;
  },
});

async function oidcUser(profile: OidcProfile): Promise<string | null> {
  const { read } = await store();
  return userOfProfile(
    profile,
    (email) => readCredentials(read, email),
    readEnvironment().OIDC_AUTO_PROVISION,
  );
}

/** Opens the session row of a sign-in that succeeded; the cookie will hold its id alone. */
async function openSessionFor(userId: string, provider: string): Promise<string> {
  const { address, userAgent } = await requestOrigin();
  const method = provider === "oidc" || provider === "demo" ? provider : "password";
  const opened = await execute(openSession, VISITOR, { userId, method, address, userAgent });
  return unwrap(opened).id;
}

export function authOptions(): NextAuthOptions {
  const env = readEnvironment();
  const oidc = oidcProvider(env);
  return {
    secret: authSecret(),
    providers: [password, ...(env.HANDOFF_DEMO ? [demo] : []), ...(oidc ? [oidc] : [])],
    session: { strategy: "jwt", maxAge: SESSION_LASTS_MS / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    useSecureCookies: servedOverHttps(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: servedOverHttps() },
      },
    },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return true;
        return (await oidcUser(asOidc(profile))) ? true : "/sign-in?error=NoAccount";
      },
      async jwt({ token, user, account, profile }) {
        if (!account) return { sid: token.sid };
        const userId = account.provider === "oidc" ? await oidcUser(asOidc(profile)) : user.id;
        if (!userId) throw new Error("NoAccount");
        return { sid: await openSessionFor(userId, account.provider) };
      },
      // Nothing of the user is readable by scripts: pages get it rendered.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const actor = typeof token?.sid === "string" ? await actorOfSession(token.sid) : null;
        if (actor) await execute(signOut, actor, {});
      },
    },
    logger: {
      error: (code, metadata) => {
        const error = metadata instanceof Error ? metadata : metadata.error;
        log.error({ code, reason: error instanceof Error ? error.message : undefined }, "sign-in");
      },
      warn: (code) => log.debug({ code }, "sign-in"),
      debug: () => {},
    },
  };
}

function asOidc(profile: Profile | undefined): OidcProfile {
  return { ...profile, sub: profile?.sub ?? "" };
}
