import Forbidden from "@/app/(desk)/forbidden";

/** Nothing answers so. Without it every page would bring along what Next shows then, in full. */
export default function Unauthorized() {
  return <Forbidden />;
}
