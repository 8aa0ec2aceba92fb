import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { latin } from "@/app/font";
import { German } from "@/components/shell/german";
import { Providers } from "@/components/shell/providers";
import { parseTheme, themeAttribute, themeKey } from "@/components/shell/theme";
import { currentActor } from "@/lib/auth/current-actor";
import { locale } from "@/lib/engine/locale";
import { language, t } from "@/lib/language";

export function generateMetadata(): Metadata {
  return {
    title: { default: "Handoff", template: "%s · Handoff" },
    description: t("The shared lead board of marketing and sales."),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Makes every page dynamic: a prerendered one would have no nonce, and so run no script.
  const nonce = (await headers()).get("x-handoff-nonce");
  // Who it is says in which language.
  const actor = await currentActor();
  const theme = parseTheme((await cookies()).get(themeKey)?.value);
  return (
    <html
      lang={locale()}
      className={latin.variable}
      data-user={actor?.id}
      {...themeAttribute(theme)}
    >
      <head>
        {/* Controls that bring a style along take the nonce from here. */}
        {nonce ? <meta name="csp-nonce" nonce={nonce} /> : null}
      </head>
      <body>
        {language() === "de" ? (
          <German>
            <Providers>{children}</Providers>
          </German>
        ) : (
          <Providers>{children}</Providers>
        )}
      </body>
    </html>
  );
}
