/** Pixels. Cards are all equally high, so that a column of thousands knows where each one is. */
export const CARD_HEIGHT = 102;
