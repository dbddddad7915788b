// Whose warning did not arrive: each is answered on his own page.
import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { Link } from "../parts/link";
import { When } from "../parts/when";
import type { Security } from "./read";
import { say } from "./words";

export function Held({ of }: { of: Security }) {
  const w = say();
  return (
    <Table
      header={<Header variant="h3" description={w.heldText} counter={`(${of.held.length}${of.heldMore ? "+" : ""})`}>{w.heldTitle}</Header>}
      items={of.held}
      trackBy={(h) => h.user.id}
      wrapLines
      footer={of.heldMore && <Box textAlign="center">{w.heldMore}</Box>}
      columnDefinitions={[
        { id: "name", header: w.name, isRowHeader: true, cell: (h) => <Link to={`/users/${h.user.id}`}>{h.user.name}</Link> },
        { id: "why", header: w.why, cell: (h) => w.whys[h.why.split(" ")[0] ?? ""] ?? h.why },
        { id: "since", header: w.heldSince, cell: (h) => <When at={h.since} /> },
      ]}
    />
  );
}
