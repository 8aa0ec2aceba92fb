"use client";

import { PlainPage } from "@/components/people/plain-page";
import { Button } from "@/components/ui/button";

/** Says that something failed, with the code under which the server logged it. */
export function CrashPage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  return (
    <PlainPage
      title="Something went wrong"
      action={
        <Button variant="primary" onPress={retry}>
          Try again
        </Button>
      }
    >
      The page could not be shown. Nothing was lost.
      {digest ? (
        <>
          {" "}
          If it happens again, tell your admin this code: <code>{digest}</code>
        </>
      ) : null}
    </PlainPage>
  );
}
