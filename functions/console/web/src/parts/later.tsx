// A part of the console that is fetched when it is needed; when it cannot be, that is said in its place, with a way to try again.
import { type ComponentType, useEffect, useState } from "react";
import { Problem, problem } from "../api/problem";
import { Trouble } from "./trouble";

/** later makes a component of a module that is fetched at its first use; meanwhile stands there until it has come. */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, Meanwhile: ComponentType = () => null): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [, show] = useState(0);
    const [failed, fail] = useState<Problem>();
    useEffect(() => {
      if (loaded || failed) return;
      let gone = false;
      load().then(
        (m) => {
          loaded = m.default;
          if (!gone) show((n) => n + 1);
        },
        async (error: unknown) => {
          const p = (await outdated()) ? new Problem(0, { code: "newer" }) : problem(error);
          if (!gone) fail(p);
        },
      );
      return () => {
        gone = true;
      };
    }, [failed]);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return failed ? <Trouble problem={failed} again={() => fail(undefined)} /> : <Meanwhile />;
  };
}

/** outdated: after a deploy the server has another console than this page is of, and the files of this one are gone. */
async function outdated(): Promise<boolean> {
  const page = await fetch("/").then((r) => (r.ok ? r.text() : ""), () => "");
  return page !== "" && !page.includes(document.querySelector("script[type=module]")!.getAttribute("src")!);
}
