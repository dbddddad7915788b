// Signing in to a tenant as one of its active administrators, with a reason and a ticket that the tenant reads.
//
// Rule: from the answer on this tab works in the support session and begins anew; nothing of the desk is taken along.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { useAct } from "../parts/act";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { arrived } from "../session/ends";
import { identity, useMe } from "../session/me";
import { use } from "../session/which";
import { say as common } from "../words/common";
import type { Open } from "./desk";
import { say } from "./words";

const shortest = 10; // characters of a reason

export function Enter({ tenant, close }: { tenant: Open; close: () => void }) {
  const me = useMe();
  const [as, setAs] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [ticket, setTicket] = useState("");
  const [tried, setTried] = useState(false);
  const w = say();
  const one = useQuery({ queryKey: ["desk", tenant.id], queryFn: () => take(api.GET("/v1/support/tenants/{id}", { params: { path: { id: tenant.id } } })), staleTime: 0 });
  const options = (one.data?.administrators ?? []).map((u) => ({ value: u.id, label: u.name }));
  const act = useAct(
    (body: Shapes["EnterInputBody"]) => take(api.POST("/v1/support/sessions", { body })),
    (made) => {
      forget();
      use("support");
      arrived(identity({ tenant: made.tenant, user: made.as, support: { agent: me.user } as typeof me.support }), "support");
      location.assign("/");
    },
  );
  useUnsaved(reason !== "" || ticket !== "");
  const short = shortest - [...reason.trim()].length;
  const wrong = { as: !as && w.choose, reason: short > 0 && w.reasonShort(short), ticket: !ticket.trim() && common().required };
  const press = () => {
    setTried(true);
    if (as && short <= 0 && ticket.trim()) act.run({ tenant: tenant.id, as, reason: reason.trim(), ticket: ticket.trim() });
  };
  const said = (field: keyof typeof wrong) => act.problem?.about(field) ?? ((tried && wrong[field]) || undefined);
  return (
    <Modal
      visible
      header={<span className="person">{w.enterTitle(tenant.name)}</span>}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{common().cancel}</Button>
            <Button variant="primary" loading={act.busy} onClick={press}>{w.signIn}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(e) => {
          e.preventDefault();
          press();
        }}
      >
        <SpaceBetween size="m">
          <div>{w.enterText}</div>
          {one.error && <Trouble problem={problem(one.error)} again={() => void one.refetch()} />}
          <FormField label={w.as} description={w.asHint} errorText={said("as")}>
            <Select
              selectedOption={options.find((o) => o.value === as) ?? null}
              options={options}
              onChange={(e) => setAs(e.detail.selectedOption.value ?? null)}
              placeholder={w.choose}
              statusType={one.isPending ? "loading" : "finished"}
              empty={w.noAs}
              filteringType={options.length > 10 ? "auto" : "none"}
            />
          </FormField>
          <FormField label={w.reason} description={w.reasonHint} errorText={said("reason")}>
            <Textarea value={reason} rows={3} onChange={(e) => setReason(e.detail.value)} />
          </FormField>
          <FormField label={w.ticket} description={w.ticketHint} errorText={said("ticket")}>
            <Input value={ticket} autoComplete={false} onChange={(e) => setTicket(e.detail.value)} />
          </FormField>
          <Box variant="small" color="text-body-secondary">{w.limits}</Box>
          {act.problem && act.problem.fields.size === 0 && <Trouble problem={act.problem} />}
          <button type="submit" hidden />
        </SpaceBetween>
      </form>
    </Modal>
  );
}
