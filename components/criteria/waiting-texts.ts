/** The words about versions that are on their way into force. */
export const waitingTexts = {
  version: (number: number, name: string) => `version ${number}, ${name}`,
  answer: (version: string) => `Waiting for your answer: ${version}`,
  forSales: (version: string) => `Waiting for sales: ${version}`,
  proposed: (name: string, day: string) => `${name} proposed it for marketing on ${day}.`,
  askAnswer: "Agree for sales, or ask for changes.",
  askManager: "A manager agrees, or asks for changes.",
  ready: (version: string) => `Agreed, to be put in force: ${version}`,
  agreed: (name: string, day: string) => `${name} agreed for sales on ${day}.`,
  effective: (day: string) => `It was agreed to take effect on ${day}.`,
  until: "Until somebody puts it in force, leads are handed off as before.",
  review: "Review",
  open: "Open",
} as const;
