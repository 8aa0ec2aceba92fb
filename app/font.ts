import localFont from "next/font/local";

/**
 * The latin letters of the typeface, announced in the head of every page. What is written in other
 * letters comes by the families of the style sheet, once a page has some.
 */
export const latin = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-latin",
  display: "swap",
  adjustFontFallback: false,
});
