// The pane's frame: a split panel beside the list, or a page of its own where the list is folded away or there is no room for it.
//
// Rule: the name stands on top and wraps between words, on two lines at most; buttons stand below it, never beside it.
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { type ReactNode, useEffect, useRef } from "react";
import { useTitle } from "../../parts/page";
import { useKey } from "../../shell/keys";
import { say } from "./words";

interface Props {
  whole: boolean;
  /** What stands on top; the page bears it too. */
  title: string;
  /** When it changes, the focus goes to the pane. */
  subject: string;
  close: () => void;
  bar?: ReactNode;
  children: ReactNode;
}

export function Frame({ whole, title, subject, close, bar, children }: Props) {
  const w = say();
  const top = useRef<HTMLDivElement>(null);
  useTitle(title);
  useKey("Escape", w.closeKey, close);
  useEffect(() => {
    top.current?.focus({ preventScroll: !whole });
  }, [subject, whole]);
  if (whole) {
    return (
      <ContentLayout
        header={
          <SpaceBetween size="xs">
            <Button iconName="arrow-left" variant="inline-link" onClick={close}>{w.back}</Button>
            <div ref={top} tabIndex={-1} className="heading person-name"><Header variant="h1">{title}</Header></div>
          </SpaceBetween>
        }
      >
        <Container>
          <SpaceBetween size="m">
            {bar && <div className="pane-bar">{bar}</div>}
            {children}
          </SpaceBetween>
        </Container>
      </ContentLayout>
    );
  }
  return (
    <SplitPanel header={title} hidePreferencesButton closeBehavior="collapse" i18nStrings={w.panel}>
      <div ref={top} tabIndex={-1} role="group" aria-label={title} className="heading person-pane">
        <SpaceBetween size="m">
          <div className="pane-bar">
            {bar}
            <span className="pane-window"><Button variant="icon" iconName="close" ariaLabel={w.closeKey} onClick={close} /></span>
          </div>
          {children}
        </SpaceBetween>
      </div>
    </SplitPanel>
  );
}
