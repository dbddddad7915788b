// The answer "proceed" to a held deactivation: an administrator's word stands for the letter that came back.
import { api, take } from "../../../api/client";
import { useAct } from "../../../parts/act";
import { Ask } from "../../../parts/ask";
import { hourUp } from "../../../parts/days";
import { flash } from "../../../parts/flash";
import { instant, useNow, useZone } from "../../../parts/when";
import type { User } from "../read";
import { nameOf } from "../../user";
import { changed } from "../status";
import { say } from "./words";

const notice = 15 * 86_400_000;

export function Proceed({ user, close }: { user: User; close: () => void }) {
  const w = say();
  const zone = useZone();
  const now = useNow();
  const name = nameOf(user);
  const act = useAct((id: string) => take(api.POST("/v1/users/{id}/hold", { params: { path: { id } }, body: { answer: "proceed" } })), (out) => {
    flash("success", w.proceedDone(name, out.idle.promise ? instant(out.idle.promise, zone) : ""));
    changed();
    close();
  });
  return (
    <Ask title={w.proceedTitle(name)} press={w.proceedPress} act={act} go={() => act.run(user.id)} close={close}>
      <ul className="tight">
        <li>{w.proceedWord}</li>
        <li>{w.proceedDate(instant(hourUp(now() + notice, zone), zone))}</li>
        <li>{w.proceedSignIn}</li>
      </ul>
    </Ask>
  );
}
