// Lifting an exemption: the rule counts again from what came before it.
import { api, take } from "../../../api/client";
import { useAct } from "../../../parts/act";
import { Ask } from "../../../parts/ask";
import { flash } from "../../../parts/flash";
import type { User } from "../read";
import { nameOf } from "../../user";
import { changed } from "../status";
import { say } from "./words";

export function Lift({ user, close }: { user: User; close: () => void }) {
  const w = say();
  const name = nameOf(user);
  const act = useAct((id: string) => take(api.DELETE("/v1/users/{id}/exemption", { params: { path: { id } } })), () => {
    flash("success", w.lifted(name));
    changed();
    close();
  });
  return (
    <Ask title={w.liftTitle(name)} press={w.liftPress} act={act} go={() => act.run(user.id)} close={close}>
      <div>{w.liftText}</div>
    </Ask>
  );
}
