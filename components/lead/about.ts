/** What somebody does, and where. */
export function aboutOf({
  title,
  company,
}: {
  title: string | null;
  company: string | null;
}): string {
  return [title, company].filter(Boolean).join(" · ");
}
