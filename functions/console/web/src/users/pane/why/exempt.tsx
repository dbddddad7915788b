// Keeping the idle rule from a user until a day, with a reason that stands in his history.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { api, take } from "../../../api/client";
import { useAct } from "../../../parts/act";
import { Ask } from "../../../parts/ask";
import { Day } from "../../../parts/day";
import { addDays, dayOf, ends, isDay } from "../../../parts/days";
import { flash } from "../../../parts/flash";
import { day, useNow, useZone } from "../../../parts/when";
import type { User } from "../read";
import { nameOf } from "../../user";
import { changed } from "../status";
import { say } from "./words";

export default function Exempt({ user, close }: { user: User; close: () => void }) {
  const w = say();
  const zone = useZone();
  const now = useNow();
  const name = nameOf(user);
  const today = dayOf(now(), zone);
  const [last, setLast] = useState(() => (user.idle.exemptUntil ? dayOf(Date.parse(user.idle.exemptUntil) - 1, zone) : addDays(today, 90)));
  const [reason, setReason] = useState(user.idle.exemptWhy ?? "");
  const act = useAct(({ id, until, reason }: { id: string; until: string; reason: string }) => take(api.PUT("/v1/users/{id}/exemption", { params: { path: { id } }, body: { until, reason } })), () => {
    flash("success", w.exempted(name, day(last + "T12:00:00Z", "UTC")));
    changed();
    close();
  });
  const whole = isDay(last);
  const input = { id: user.id, until: whole ? ends(last, zone) : "", reason: reason.trim() };
  return (
    <Ask title={w.exemptTitle(name)} press={w.exemptPress} act={act} go={() => act.run(input)} incomplete={!whole || reason.trim().length < 3} close={close}>
      <div>{w.exemptText}</div>
      <Day
        label={w.exemptLast}
        description={w.exemptLastHint(zone)}
        value={last}
        change={setLast}
        allowed={(d) => d >= today && d < addDays(today, 3 * 365)}
        error={act.problem?.about("until")}
      />
      <FormField label={w.reason} description={w.reasonHint} errorText={act.problem?.about("reason")}>
        <Input value={reason} onChange={(e) => setReason(e.detail.value)} />
      </FormField>
    </Ask>
  );
}
