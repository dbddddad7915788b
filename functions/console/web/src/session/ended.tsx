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

/** sweep takes away what the kit has put beside the page, such as what it told screen readers, and what the address told. */
function sweep() {
  for (const left of [...document.body.children]) if (left.id !== "app" && left.tagName !== "SCRIPT") left.remove();
  history.replaceState(null, "", "/");
}

export default function Ended({ how }: { how: Over }) {
  const support = which() === "support";
  const w = say();
  const done = how.why === "signed-out" || how.why === "everywhere";
  const title = done ? w.signedOutTitle : how.why === "handed-back" ? w.handedBackTitle : w.endedTitle;
  useEffect(() => {
    sweep();
    document.title = title + " · Curfew";
    document.querySelector<HTMLElement>("h1")?.closest<HTMLElement>("[tabindex]")?.focus();
  }, [title]);
  useEffect(() => {
    const back = () => history.replaceState(null, "", "/"); // earlier addresses told what was looked for
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const replaced = how.why === "replaced";
  const leave = () => {
    if (!replaced) use("own");
    location.assign(replaced ? "/" : support ? "/desk" : "/sign-in");
  };
  const reasons = support ? { ...w.why, ...w.whySupport } : w.why;
  return (
    <div className="entry">
      <main>
        <Container header={<div tabIndex={-1} className="heading"><Header variant="h1">{title}</Header></div>}>
          <SpaceBetween size="m">
            <div role="alert">
              <Box variant="p">{reasons[how.why] ?? reasons["session"]}</Box>
              {how.at && !done && <Box variant="p">{how.noticed ? w.noticed : w.at}: {instant(how.at, Intl.DateTimeFormat().resolvedOptions().timeZone)}</Box>}
              {!done && how.why !== "handed-back" && <Box variant="p" color="text-body-secondary">{support ? w.lostSupport : w.lost}</Box>}
            </div>
            <Button variant="primary" onClick={leave}>{replaced ? w.toStart : support ? w.toDesk : w.signIn}</Button>
          </SpaceBetween>
        </Container>
      </main>
    </div>
  );
}
