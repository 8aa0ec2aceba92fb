import NotFound from "@/app/(desk)/not-found";

/** The same without the frame of signed-in pages. */
export default function NotFoundAlone() {
  return (
    <main>
      <NotFound />
    </main>
  );
}
