// Handing over ownership: somebody else becomes owner in one's own place.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { api, take } from "../../../api/client";
import { useAct } from "../../../parts/act";
import { flash } from "../../../parts/flash";
import { client } from "../../../parts/query";
import { Trouble } from "../../../parts/trouble";
import { say as common } from "../../../words/common";
import type { User } from "../read";
import { nameOf } from "../../user";
import { say } from "./words";

export function HandOver({ user }: { user: User }) {
  const [asking, setAsking] = useState(false);
  const w = say();
  const name = nameOf(user);
  const act = useAct((id: string) => take(api.POST("/v1/users/{id}/hand-over", { params: { path: { id } } })), () => {
    setAsking(false);
    flash("success", w.handedOver(name));
    void client.invalidateQueries();
  });
  return (
    <>
      <Button formAction="none" onClick={() => setAsking(true)}>{w.handOver}</Button>
      {asking && (
        <Modal
          visible
          header={w.handOverTitle(name)}
          onDismiss={() => setAsking(false)}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setAsking(false)}>{common().cancel}</Button>
                <Button variant="primary" loading={act.busy} onClick={() => act.run(user.id)}>{w.handOverPress}</Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="m">
            <ul className="tight">
              <li>{w.handOverHe(name)}</li>
              <li>{w.handOverMe}</li>
              <li>{w.handOverBack}</li>
            </ul>
            {act.problem && <Trouble problem={act.problem} again={act.again} />}
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
}
