import { VISITOR } from "@/lib/auth/visitor";
import { confirmSubmission } from "@/lib/forms/commands/submissions";
import { getConfirmation } from "@/lib/forms/queries";
import { execute } from "@/lib/operations/command";
import { ask } from "@/lib/operations/query";
import { page, said, thanked } from "../../frame";
import { html } from "../../html";

interface Props {
  params: Promise<{ token: string }>;
}

const ended = () =>
  said(
    "This link has ended",
    "It was used already, or has run out. If your address is not confirmed yet, please fill in the form again.",
    { status: 404 },
  );

/** Asks to confirm. Opening the link does not do it by itself: mail programs open links, too. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  const found = await ask(getConfirmation, VISITOR, { token });
  if (!found.ok) return ended();
  return page(
    html`<h1>Confirm your address</h1><p>You filled in “${found.value.title}”.</p>
<form method="post"><button type="submit">Yes, it was me</button></form>`,
    { title: "Confirm your address" },
  );
}

export async function POST(_request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  // Guesses are turned away before they keep those waiting who write.
  if (!(await ask(getConfirmation, VISITOR, { token })).ok) return ended();
  const confirmed = await execute(confirmSubmission, VISITOR, { token });
  if (confirmed.ok) return thanked(confirmed.value, {});
  if (confirmed.code !== "failed") return ended();
  return said("This did not work", confirmed.message, { status: 500 });
}
