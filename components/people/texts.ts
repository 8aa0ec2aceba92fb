import { t, translated } from "@/lib/language";
import { PASSWORD_MIN } from "@/lib/users/schema";

/** The words of signing in, setting up and the own account. */
export const peopleTexts = translated({
  product: "Handoff",
  email: "Email",
  password: "Password",
  newPassword: "New password",
  currentPassword: "Current password",
  get passwordHelp() {
    return t`At least ${PASSWORD_MIN} characters. A short sentence works well.`;
  },
  name: "Your name",
  signIn: "Sign in",
  signInTo: (workspace: string) => t`Sign in to ${workspace}`,
  signInWith: (provider: string) => t`Sign in with ${provider}`,
  or: "or",
  forgot: "Forgot your password? An admin can give you a link to set a new one.",
  wrong: "The email or password is not right.",
  throttled: "Too many attempts. Please wait 15 minutes and try again.",
  noAccount:
    "You have no account here with that email address. Ask an admin to invite you, then sign in again.",
  oidcFailed: "The sign-in was not completed. Please try again.",
  demoTitle: "Look around as",
  demoHint: "A sample workspace on this machine. No password needed; change whatever you like.",
} as const);
