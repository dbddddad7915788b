// A page of the console: its title in the browser and on the screen, and its content in the states it can be in.
import Box from "@cloudscape-design/components/box";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import Spinner from "@cloudscape-design/components/spinner";
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { problem } from "../api/problem";
import Unknown from "../shell/unknown";
import { say } from "../words/common";
import { Trouble } from "./trouble";

/** useTitle names the page in the browser's tab, as long as it is there. */
export function useTitle(title: string) {
  useEffect(() => {
    const [before, now] = [document.title, title + " · Curfew"];
    document.title = now;
    return () => {
      if (document.title === now) document.title = before;
    };
  }, [title]);
}

/** Page has one title; when the page is come to, the focus stands there. */
export function Page({ title, text, actions, children }: { title: string; text?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLDivElement>(null);
  useTitle(title);
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus();
  }, []);
  return (
    <ContentLayout
      header={
        <div ref={heading} tabIndex={-1} className="heading">
          <Header variant="h1" description={text} actions={actions}>{title}</Header>
        </div>
      }
    >
      {children}
    </ContentLayout>
  );
}

/** Loading stands where something is read. */
export const Loading = () => <div role="status" className="loading"><Spinner /> {say().loading}</div>;

/**
 * Loaded shows what was read: while it is not there yet a spinner, after an error the sentence with a way to try again. What was
 * there stays while it is read again, and stays beside a later error, with what was typed into it. Forbidden and not found look like an unknown page.
 */
export function Loaded<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const p = of.error ? problem(of.error) : null;
  if (p && (p.status === 403 || p.status === 404)) return <Unknown />;
  if (of.data === undefined) return p ? <Trouble problem={p} again={() => void of.refetch()} /> : <Loading />;
  return (
    <>
      {p && p.status !== 401 && <Box margin={{ bottom: "m" }}><Trouble problem={p} again={() => void of.refetch()} /></Box>}
      {children(of.data)}
    </>
  );
}
