// The imports that still exist, so that one can be gone on with from any tab.
import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { problem } from "../api/problem";
import { Link } from "../parts/link";
import { Trouble } from "../parts/trouble";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import { number } from "../words/language";
import { useImports } from "./read";
import { say } from "./words";

export function Earlier() {
  const q = useImports();
  const w = say();
  if (q.error && !q.data) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  return (
    <Table
      header={<Header variant="h2">{w.earlier}</Header>}
      loading={q.isPending}
      loadingText={common().loading}
      items={q.data ?? []}
      trackBy="id"
      wrapLines
      empty={<Box color="text-body-secondary">{w.earlierNone}</Box>}
      columnDefinitions={[
        { id: "when", header: w.when, isRowHeader: true, cell: (i) => <Link to={`/import/${i.id}`}><When at={i.created} /></Link> },
        { id: "state", header: w.state, cell: (i) => (i.job ? w.ran : w.open) },
        { id: "format", header: w.format, cell: (i) => "." + i.format },
        { id: "rows", header: w.rows, cell: (i) => number(i.rows) },
      ]}
    />
  );
}
