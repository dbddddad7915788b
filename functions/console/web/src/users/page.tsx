// The list of users, and the pane where there is room for one of them only.
//
// Rule: the address says what is shown; what it does not say comes from how the person arranged the list.
import { Suspense, lazy } from "react";
import { useParams } from "react-router";
import { useTitle } from "../parts/page";
import { useStore } from "../parts/store";
import { pane } from "../shell/pane";
import { say as common } from "../words/common";
import { List } from "./list";
import { say } from "./words";

const Pane = lazy(() => import("./pane/pane"));

export default function Users() {
  const { id } = useParams();
  const { whole } = useStore(pane);
  useTitle(say().title);
  if (!id || !whole) return <List />;
  return (
    <Suspense fallback={<div role="status">{common().loading}</div>}>
      <Pane id={id} whole />
    </Suspense>
  );
}
