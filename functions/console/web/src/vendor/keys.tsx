// The service keys of the vendor's product: what each may, making one, and revoking one.
//
// Rule: a key's token is in the answer that made it and nowhere else; here it lives as long as its dialog.
import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { Ask } from "../parts/ask";
import { flash } from "../parts/flash";
import { Loaded, Page } from "../parts/page";
import { fresh } from "../parts/query";
import { Rows } from "../parts/rows";
import { When } from "../parts/when";
import { say } from "./key-words";
import { NewKey } from "./new-key";

type Key = Shapes["KeyView"];

export default function Keys() {
  const keys = useQuery({ queryKey: ["keys"], queryFn: () => take(api.GET("/v1/service-keys")) });
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const w = say();
  return (
    <Page title={w.title} text={w.text} actions={<Button variant="primary" onClick={() => setMaking(true)}>{w.create}</Button>}>
      <Loaded of={keys}>
        {({ keys: all }) => (
          <Rows
            rows={all.toSorted((a, b) => b.created.localeCompare(a.created))}
            of={(k) => k.id}
            label={w.title}
            empty={w.none}
            columns={[
              { id: "name", header: w.name, width: 140, cell: (k) => <span className="person">{k.name}</span> },
              { id: "scopes", header: w.scopes, width: 200, cell: (k) => k.scopes.map((s) => <div key={s}>{w.scope[s] ?? s}</div>) },
              { id: "created", header: w.created, width: 160, cell: (k) => <When at={k.created} /> },
              { id: "status", header: w.status, width: 160, cell: (k) => (k.revoked ? <StatusIndicator type="stopped">{w.revoked} <When at={k.revoked} /></StatusIndicator> : <StatusIndicator type="success">{w.good}</StatusIndicator>) },
              { id: "revoke", header: w.revoke, width: 130, act: true, cell: (k) => !k.revoked && <Button variant="inline-link" ariaLabel={w.revokeOne(k.name)} onClick={() => setRevoking(k)}>{w.revoke}</Button> },
            ]}
          />
        )}
      </Loaded>
      {making && <NewKey close={() => setMaking(false)} />}
      {revoking && <Revoke one={revoking} close={() => setRevoking(null)} />}
    </Page>
  );
}

function Revoke({ one, close }: { one: Key; close: () => void }) {
  const w = say();
  const act = useAct(
    () => take(api.DELETE("/v1/service-keys/{id}", { params: { path: { id: one.id } } })),
    () => {
      flash("success", w.done(one.name));
      void fresh("keys");
      close();
    },
  );
  return (
    <Ask title={w.revokeTitle(one.name)} press={w.revoke} act={act} go={() => act.run(undefined)} close={close}>
      <div>{w.revokeText}</div>
    </Ask>
  );
}
