// What holds for everybody of a company: to read, and on Edit to change.
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useState } from "react";
import { useBack } from "../parts/back";
import { People } from "../security/people";
import { say as common } from "../words/common";
import { Form } from "./form";
import { type Settings, useOwners } from "./read";
import { say } from "./words";

export interface Props {
  of: Settings;
  etag: string;
  may: boolean;
  owner: boolean;
}

export function Company({ of, etag, may, owner }: Props) {
  const w = say();
  const [edits, setEdits] = useState(false);
  const owners = useOwners(of.owners);
  const button = useBack(edits);
  const edit = may && !edits && <Button ref={button} onClick={() => setEdits(true)}>{common().edit}</Button>;
  return (
    <Container header={<Header variant="h2" actions={edit}>{w.company}</Header>}>
      {edits ? (
        <Form of={of} etag={etag} owner={owner} close={() => setEdits(false)} />
      ) : (
        <KeyValuePairs
          columns={3}
          items={[
            { label: w.name, value: of.name },
            { label: w.handle, value: of.handle },
            { label: w.zone, value: of.zone },
            { label: w.language, value: common().language[of.language] ?? of.language },
            { label: w.product, value: of.productUrl || w.none },
            { label: w.owners, value: of.grantByOwners ? w.ownersYes : w.ownersNo },
            { label: w.days, value: w.daysOf(of.deletedAddressDays) },
            { label: w.who, value: owners.length > 0 ? <People of={owners} total={of.owners.length} /> : "…" },
          ]}
        />
      )}
    </Container>
  );
}
