import DeskLayout from "@/app/(desk)/layout";
import NotFound from "@/app/(desk)/not-found";
import NotFoundAlone from "@/app/not-found";
import { currentActor } from "@/lib/auth/current-actor";

/** Whoever is signed in keeps the frame, with all ways on. */
export default async function NotFoundInFrame() {
  if (!(await currentActor())) return <NotFoundAlone />;
  return (
    <DeskLayout>
      <NotFound />
    </DeskLayout>
  );
}
