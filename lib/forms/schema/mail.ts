/**
 * Asks somebody to confirm their address. Nothing that was typed into the form is repeated: the
 * form must not carry a stranger's words to somebody else's mailbox.
 */
export function confirmationMail(
  form: { title: string },
  workspaceName: string,
  link: string,
  days: number,
): { subject: string; body: string } {
  const name = workspaceName.replace(/\s+/g, " ");
  return {
    subject: `${name}: please confirm your address`,
    body: [
      `Somebody, probably you, filled in “${form.title.replace(/\s+/g, " ")}” with this address.`,
      `Please confirm that it was you:\n\n${link}`,
      `The link works once, within ${days} days. If it was not you, do nothing: what was sent is then deleted.`,
    ].join("\n\n"),
  };
}
