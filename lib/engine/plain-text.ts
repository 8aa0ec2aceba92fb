/**
 * Text of strangers as every database can keep it: without control characters other than tabs and
 * line breaks, and without halves of characters.
 */
export function plainText(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, "");
}
