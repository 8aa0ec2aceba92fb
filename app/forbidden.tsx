import Forbidden from "@/app/(desk)/forbidden";

/** The same without the frame of signed-in pages. */
export default function ForbiddenAlone() {
  return (
    <main>
      <Forbidden />
    </main>
  );
}
