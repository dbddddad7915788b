// The list of users, and the pane where there is room for one of them only.
//
// Rule: the address says what is shown; what it does not say comes from how the person arranged the list.
import { useParams } from "react-router";
import { later } from "../parts/later";
import { Loading, useTitle } from "../parts/page";
import { useStore } from "../parts/store";
import { pane } from "../shell/pane";
import { List } from "./list";
import { say } from "./words";

const Pane = later(() => import("./pane/pane"), Loading);

export default function Users() {
  const { id } = useParams();
  const { whole } = useStore(pane);
  useTitle(say().title);
  if (!id || !whole) return <List />;
  return <Pane id={id} whole />;
}
