// The right pane: the user whom the path names, or a new one.
import { useParams } from "react-router";
import { Create } from "./create/create";
import { UserPane } from "./user";

/** Pane is what the shell shows beside the list, and src/users/page.tsx in its place where there is no room (whole). */
export default function Pane({ id, whole }: { id: string; whole: boolean }) {
  const { tab } = useParams();
  return id === "new" ? <Create whole={whole} /> : <UserPane key={id} id={id} tab={tab ?? "account"} whole={whole} />;
}
