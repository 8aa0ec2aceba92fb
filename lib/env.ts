import { z } from "zod";

const flag = z
  .enum(["0", "1", ""])
  .optional()
  .transform((value) => value === "1");
const text = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const schema = z
  .object({
    DATABASE_URL: text.refine(
      (url) => url === undefined || /^(file:|postgres(ql)?:\/\/|[./])/.test(url),
      "must be file:<path> or postgres://…",
    ),
    NEXTAUTH_SECRET: text.refine((secret) => secret === undefined || secret.length >= 32, {
      message: "must have at least 32 characters; make one with: openssl rand -base64 32",
    }),
    NEXTAUTH_URL: text.refine((url) => url === undefined || /^https?:\/\/[^/]+/.test(url), {
      message: "must be the address that people open, like https://handoff.example.com",
    }),
    HANDOFF_DEMO: flag,
    HANDOFF_BEHIND_PROXY: flag,
    HANDOFF_WEBHOOKS_INSIDE: flag,
    OIDC_ISSUER: text.refine((url) => url === undefined || /^https?:\/\//.test(url), {
      message: "must be the issuer's address, like https://login.example.com",
    }),
    OIDC_CLIENT_ID: text,
    OIDC_CLIENT_SECRET: text,
    OIDC_NAME: text,
    OIDC_AUTO_PROVISION: flag,
    SMTP_URL: text.refine((url) => url === undefined || isSmtpUrl(url), {
      message: "must be smtp://user:password@host:587 or smtps://user:password@host:465",
    }),
    MAIL_FROM: text.refine((from) => from === undefined || /^[^\r\n]*\S+@\S+$/.test(from), {
      message: "must be an address, like Handoff <handoff@example.com>",
    }),
  })
  .refine((env) => !env.OIDC_ISSUER || (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET), {
    message: "also needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET",
    path: ["OIDC_ISSUER"],
  })
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, {
    message: "also needs MAIL_FROM, the address that mail comes from",
    path: ["SMTP_URL"],
  });

function isSmtpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
}

export type Environment = z.output<typeof schema>;

/** The checked environment. Throws one error that names every variable that is wrong, and why. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The environment is not right:\n${problems.join("\n")}`);
}

/** Seals session cookies. The launchers keep one in the data folder; without one nobody signs in. */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: start Handoff with npm start");
  return secret;
}

/** The address that people open, without a slash at the end. */
export function appUrl(): string {
  return (process.env.NEXTAUTH_URL || "http://localhost:3000").replace(/\/+$/, "");
}

export function servedOverHttps(): boolean {
  return appUrl().startsWith("https:");
}

/** Whether a reverse proxy of ours stands before the server and says who asks. */
export function behindProxy(): boolean {
  return process.env.HANDOFF_BEHIND_PROXY === "1";
}

/** The server that mail goes out by, and whom it comes from; null when mail is not set up. */
export function mailSettings(): { url: string; from: string } | null {
  const { SMTP_URL: url, MAIL_FROM: from } = process.env;
  return url && from ? { url, from } : null;
}

/** Whether webhooks may go to addresses inside private networks, and without encryption. */
export function webhooksMayStayInside(): boolean {
  return process.env.HANDOFF_WEBHOOKS_INSIDE === "1";
}

/** Whether one-click sign-in exists at all; requests must also come from this machine. */
export function isDemo(): boolean {
  return process.env.HANDOFF_DEMO === "1";
}
