import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { latin } from "@/app/font";
import { Providers } from "@/components/shell/providers";
import { parseTheme, themeAttribute, themeKey } from "@/components/shell/theme";
import { LOCALE } from "@/lib/engine/locale";

export const metadata: Metadata = {
  title: { default: "Handoff", template: "%s · Handoff" },
  description: "The shared lead board of marketing and sales.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Makes every page dynamic: a prerendered one would have no nonce, and so run no script.
  const nonce = (await headers()).get("x-handoff-nonce");
  const theme = parseTheme((await cookies()).get(themeKey)?.value);
  return (
    <html lang={LOCALE} className={latin.variable} {...themeAttribute(theme)}>
      <head>
        {/* Controls that bring a style along take the nonce from here. */}
        {nonce ? <meta name="csp-nonce" nonce={nonce} /> : null}
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
