// What is left when access has ended: why, and when. Nothing of the tenant.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect } from "react";
import { instant } from "../parts/when";
import type { Over } from "./ends";
import { use, which } from "./which";
import { say } from "./words";

export default function Ended({ how }: { how: Over }) {
  const support = which() === "support";
  const title = how.why === "signed-out" ? say().signedOutTitle : say().endedTitle;
  useEffect(() => {
    document.title = title;
    document.querySelector<HTMLElement>("h1")?.focus();
  }, [title]);
  const leave = () => {
    use("own");
    location.assign(support ? "/desk" : "/sign-in");
  };
  return (
    <div className="entry">
      <main>
        <Container header={<Header variant="h1">{title}</Header>}>
          <SpaceBetween size="m">
            <div role="alert">
              <Box variant="p">{say().why[how.why] ?? say().why["session"]}</Box>
              {how.at && <Box variant="p">{say().at}: {instant(how.at, Intl.DateTimeFormat().resolvedOptions().timeZone)}</Box>}
            </div>
            <Button variant="primary" onClick={leave}>{support ? say().toDesk : say().signIn}</Button>
          </SpaceBetween>
        </Container>
      </main>
    </div>
  );
}
