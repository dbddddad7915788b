// The frame of the pages for people who are not signed in: one form, one problem, one press.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useEffect } from "react";
import { Languages } from "../parts/languages";
import type { Act } from "../parts/act";
import { Trouble, useWait } from "../parts/trouble";

export function Entry<I>({ title, text, press, act, input, below, children }: {
  title: string;
  text?: ReactNode;
  /** press is the button's word; without it there is no form. */
  press?: string;
  act?: Act<I>;
  input?: I;
  below?: ReactNode;
  children?: ReactNode;
}) {
  const wait = useWait(act?.problem ?? null);
  useEffect(() => {
    document.title = title + " · Curfew";
  }, [title]);
  return (
    <div className="entry">
      <main>
        <SpaceBetween size="m">
          <Container header={<Header variant="h1">{title}</Header>}>
            <form
              noValidate
              onSubmit={(e) => {
                e.preventDefault();
                if (wait === 0 && input !== undefined) act?.run(input);
              }}
            >
              <SpaceBetween size="m">
                {text && <Box variant="p">{text}</Box>}
                {act?.problem && act.problem.code !== "unfilled" && <Trouble problem={act.problem} />}
                {children}
                {press && <Button variant="primary" formAction="submit" loading={act?.busy ?? false} disabled={wait > 0}>{press}</Button>}
                {below}
              </SpaceBetween>
            </form>
          </Container>
          <Languages />
        </SpaceBetween>
      </main>
    </div>
  );
}
