/** The words of the frame around every page. */
export const shellTexts = {
  skip: "Skip to content",
  navigation: "Main",
  more: "More",
  account: "Account",
  theme: "Appearance",
  themes: { light: "Light", dark: "Dark", system: "As the device" },
  density: "Density",
  densities: { comfortable: "Comfortable", compact: "Compact" },
  signOut: "Sign out",
} as const;
