import { translated } from "@/lib/language";

/** The words of the frame around every page. */
export const shellTexts = translated({
  skip: "Skip to content",
  navigation: "Main",
  more: "More",
  account: "Account",
  theme: "Appearance",
  themes: { light: "Light", dark: "Dark", system: "As the device" },
  density: "Density",
  densities: { comfortable: "Comfortable", compact: "Compact" },
  signOut: "Sign out",
  notLoaded: "This could not be loaded",
  notLoadedDialog:
    "Check your connection, then open it again. What you typed on this page is still here.",
  notLoadedPart: "Check your connection.",
  tryAgain: "Try again",
} as const);
