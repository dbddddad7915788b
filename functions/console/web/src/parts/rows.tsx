// A short table that becomes a list of cards where there is no room for its columns.
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import type { ReactNode } from "react";
import { say } from "../words/common";
import { useNarrow } from "./narrow";

/** Column is one of a short table; the first one names the row. act: it holds a button, and its header is for those who listen. */
export interface Column<T> {
  id: string;
  header: string;
  width: number;
  cell: (one: T) => ReactNode;
  act?: boolean;
}

/** Rows shows each thing with its columns; key names it. */
export function Rows<T>({ rows, of, label, columns, empty, loading = false }: { rows: readonly T[]; of: (one: T) => string; label: string; columns: Column<T>[]; empty: string; loading?: boolean }) {
  const cards = useNarrow();
  if (cards && rows.length > 0) {
    const [name, ...rest] = columns;
    return (
      <SpaceBetween size="m">
        {rows.map((one) => (
          <Container key={of(one)} header={<Header variant="h2" actions={rest.filter((c) => c.act).map((c) => <span key={c.id}>{c.cell(one)}</span>)}>{name!.cell(one)}</Header>}>
            <KeyValuePairs columns={2} items={rest.filter((c) => !c.act).map((c) => ({ label: c.header, value: c.cell(one) }))} />
          </Container>
        ))}
      </SpaceBetween>
    );
  }
  return (
    <Table
      items={rows}
      trackBy={of}
      loading={loading}
      loadingText={say().loading}
      wrapLines
      ariaLabels={{ tableLabel: label }}
      empty={<Box textAlign="center">{empty}</Box>}
      columnDefinitions={columns.map((c, i) => ({ id: c.id, header: c.act ? <span className="live">{c.header}</span> : c.header, minWidth: c.width, isRowHeader: i === 0, cell: c.cell }))}
    />
  );
}
