// Company settings: what holds for everybody, seats and tallies, an open nomination of an owner, and the company's history.
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { Loaded, Page } from "../parts/page";
import { can, useMe } from "../session/me";
import Licences from "../users/licences";
import { Company } from "./company";
import { History } from "./history";
import { Nomination } from "./nomination";
import { settingsQuery } from "./read";
import { say } from "./words";

export default function SettingsPage() {
  const w = say();
  const me = useMe();
  const q = useQuery(settingsQuery);
  return (
    <Page title={w.title} text={w.text}>
      <SpaceBetween size="l">
        {can(me, "ownership") && <Nomination />}
        <Loaded of={q}>{({ body, etag }) => <Company of={body} etag={etag} may={can(me, "change-settings")} owner={can(me, "ownership")} />}</Loaded>
        <Licences />
        <History />
      </SpaceBetween>
    </Page>
  );
}
