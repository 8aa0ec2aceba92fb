/** Ids of leads as they stand in columns: UUIDs of 16 bytes, compared byte by byte. */
export const ID_BYTES = 16;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Two digits for each byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Writes an id as the lead's; RangeError unless it is a UUID. */
export function writeId(bytes: Uint8Array, lead: number, id: string): void {
  if (!UUID.test(id)) throw new RangeError(`A lead's id is a UUID, not "${id}"`);
  const digits = id.replaceAll("-", "");
  for (let i = 0; i < ID_BYTES; i++) {
    bytes[lead * ID_BYTES + i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  }
}

/** The lead's id in lower case. */
export function readId(bytes: Uint8Array, lead: number): string {
  let text = "";
  for (let i = 0; i < ID_BYTES; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
    text += HEX[bytes[lead * ID_BYTES + i] ?? 0];
  }
  return text;
}

/** Below zero when lead a of one list has the lower id, zero when both are the same. */
export function compareIds(a: Uint8Array, leadA: number, b: Uint8Array, leadB: number): number {
  for (let i = 0; i < ID_BYTES; i++) {
    const difference = (a[leadA * ID_BYTES + i] ?? 0) - (b[leadB * ID_BYTES + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The place of the first of ascending ids that is not below the wanted one. */
export function placeOf(ids: Uint8Array, wanted: Uint8Array, lead: number): number {
  let low = 0;
  let high = ids.length / ID_BYTES;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(ids, middle, wanted, lead) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
