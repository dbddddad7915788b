// The list of users, and the pane where there is room for one of them only.
//
// Rule: the address says what is shown; what it does not say comes from how the person arranged the list.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Suspense, lazy } from "react";
import { useParams } from "react-router";
import { useTitle } from "../parts/page";
import { useStore } from "../parts/store";
import { isNarrow, pane } from "../shell/pane";
import { say as common } from "../words/common";
import { List } from "./list";
import { say } from "./words";

const Pane = lazy(() => import("./pane/pane") as unknown as Promise<{ default: React.ComponentType<{ id: string; whole: boolean }> }>);

export default function Users() {
  const { id } = useParams();
  const { whole } = useStore(pane);
  useTitle(say().title);
  if (!id || !whole) return <List />;
  return (
    <SpaceBetween size="s">
      {!isNarrow() && (
        <Box float="right">
          <Button iconName="view-vertical" onClick={() => pane.set({ ...pane.get(), whole: false })}>{say().unfold}</Button>
        </Box>
      )}
      <Suspense fallback={<div role="status">{common().loading}</div>}>
        <Pane id={id} whole />
      </Suspense>
    </SpaceBetween>
  );
}
