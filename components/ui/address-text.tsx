import { Fragment } from "react";

/** An address, or words with one, which is broken after a dot or an @ before it is within a word. */
export function AddressText({ children }: { children: string }) {
  return children.split(/(?<=[@.])(?=\S)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are told apart by their place alone
    <Fragment key={i}>
      {i > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
