// A notice for pages that are looked at often: the brake, or warnings that did not arrive, wait for an administrator.
import Alert from "@cloudscape-design/components/alert";
import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "../parts/link";
import { can, useMe } from "../session/me";
import { securityQuery } from "./read";
import { say } from "./words";

/** Waiting shows nothing while nothing waits, or to those who cannot answer. */
export function Waiting() {
  const may = can(useMe(), "change-settings");
  const { data } = useQuery({ ...securityQuery, enabled: may, staleTime: 60_000 });
  const w = say();
  if (!may || !data || (!data.body.brake && data.body.held.length === 0)) return null;
  return (
    <Alert type="warning" action={<LinkButton to="/security">{w.toAnswer}</LinkButton>}>
      {data.body.brake && <div>{w.noticeBrake}</div>}
      {data.body.held.length > 0 && <div>{w.noticeHeld(data.body.held.length, data.body.heldMore ?? false)}</div>}
    </Alert>
  );
}
