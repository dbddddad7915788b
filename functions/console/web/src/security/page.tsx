// Security: after how many days without a sign-in users are warned and deactivated, and what waits for an answer.
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Loaded, Page } from "../parts/page";
import { can, useMe } from "../session/me";
import { Brake } from "./brake";
import { Held } from "./held";
import { useSecurity } from "./read";
import { Rule } from "./rule";
import { say } from "./words";

export default function SecurityPage() {
  const w = say();
  const may = can(useMe(), "change-settings");
  return (
    <Page title={w.title} text={w.text}>
      <Loaded of={useSecurity()}>
        {({ body, etag }) => (
          <SpaceBetween size="l">
            {(body.brake || body.held.length > 0) && <Header variant="h2">{w.answersTitle}</Header>}
            {body.brake && <Brake of={body.brake} may={may} />}
            {body.held.length > 0 && <Held of={body} />}
            <Rule of={body} etag={etag} may={may} />
          </SpaceBetween>
        )}
      </Loaded>
    </Page>
  );
}
