"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { useKeptFocus } from "@/components/shell/use-kept-focus";
import { ToastRegion } from "@/components/ui/toast-region";
import { locale } from "@/lib/engine/locale";

/** What every page needs around it: client-side links for React Aria, the locale, toasts, the focus. */
export function Providers({ children }: { children: ReactNode }) {
  const router = useRouter();
  useKeptFocus();
  return (
    <I18nProvider locale={locale()}>
      <RouterProvider navigate={(path) => router.push(path)}>
        {children}
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  );
}
