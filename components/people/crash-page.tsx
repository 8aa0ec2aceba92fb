"use client";

import { PlainPage } from "@/components/people/plain-page";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-styles";

/** Says that something failed, with the code under which the server logged it. */
export function CrashPage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  return (
    <PlainPage
      title="Something went wrong"
      action={
        <>
          <Button variant="primary" onPress={retry}>
            Try again
          </Button>
          {/* A plain link: it loads everything anew. */}
          <a href="/" className={buttonClass()}>
            Go to the start page
          </a>
        </>
      }
    >
      The page could not be shown. What was saved is safe. Try again; if you are offline, wait until
      you are connected.
      {digest ? (
        <>
          {" "}
          If it happens again, tell your admin this code: <code>{digest}</code>
        </>
      ) : null}
    </PlainPage>
  );
}
