// Handing over ownership: somebody else becomes owner in one's own place.
import Button from "@cloudscape-design/components/button";
import { api, take } from "../../../api/client";
import { useAct } from "../../../parts/act";
import { Ask } from "../../../parts/ask";
import { flash } from "../../../parts/flash";
import { useKept } from "../../../parts/kept";
import { client } from "../../../parts/query";
import type { User } from "../read";
import { nameOf } from "../../user";
import { say } from "./words";

export function HandOver({ user }: { user: User }) {
  const [asking, setAsking] = useKept("handing over/" + user.id, () => false);
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
        <Ask title={w.handOverTitle(name)} press={w.handOverPress} act={act} go={() => act.run(user.id)} close={() => setAsking(false)}>
          <ul className="tight">
            <li>{w.handOverHe(name)}</li>
            <li>{w.handOverMe}</li>
            <li>{w.handOverBack}</li>
          </ul>
        </Ask>
      )}
    </>
  );
}
