import { type NextRequest, NextResponse } from "next/server";
import { sessionCookieName } from "@/lib/auth/cookie-name";
import { sameOrigin } from "@/lib/auth/same-origin";

const isDev = process.env.NODE_ENV === "development";

/** Scripts and styles run only with the request's nonce. Charts set style attributes. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    // The development overlay writes its styles without a nonce.
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const OPEN_PAGES = /^\/(sign-in|setup|invite|reset)(\/|$)/;

/**
 * Gives every page its policy. That people without a cookie are sent to sign in is a comfort:
 * pages, actions and routes check the session themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.method !== "GET" && request.method !== "HEAD" && !sameOrigin(request)) {
    return new NextResponse("This request comes from another site. Nothing was changed.", {
      status: 403,
    });
  }
  const { pathname, search } = request.nextUrl;
  const path = pathname + search;
  // An action is refused with a sentence instead: on another page what was typed would be gone.
  const isAction = request.headers.has("next-action");
  if (!isAction && !OPEN_PAGES.test(pathname) && !request.cookies.has(sessionCookieName())) {
    const signIn = request.nextUrl.clone();
    signIn.pathname = "/sign-in";
    signIn.search = pathname === "/" ? "" : `?${new URLSearchParams({ to: path })}`;
    return NextResponse.redirect(signIn);
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // A page whose session has ended sends people back here after signing in.
  headers.set("x-handoff-path", path);
  // From here the renderer takes the nonce for its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-handoff-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Without files, and without what streams or takes large bodies: those would be cut at 10 MB.
  // Forms are for visitors, and have a policy of their own (app/f/frame.ts). All files lie at the top:
  // below it such a name is part of a page's address.
  matcher: [
    "/((?!api/|f/[^/]+$|f/confirm/[^/]+$|(?:form|track)\\.js$|_next/static|_next/image|[^/]*\\.(?:svg|png|ico|txt|webmanifest|woff2)$).*)",
  ],
};
