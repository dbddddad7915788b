// A part of the console that is fetched when it is needed; when it cannot be, that is said in its place, with a way to try again.
import { type ComponentType, useEffect, useState } from "react";
import { problem } from "../api/problem";
import { Trouble } from "./trouble";

/** later makes a component of a module that is fetched at its first use; meanwhile stands there until it has come. */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, Meanwhile: ComponentType = () => null): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [, show] = useState(0);
    const [failed, fail] = useState<unknown>();
    useEffect(() => {
      if (loaded || failed !== undefined) return;
      let gone = false;
      load().then(
        (m) => {
          loaded = m.default;
          if (!gone) show((n) => n + 1);
        },
        (error: unknown) => {
          if (!gone) fail(error);
        },
      );
      return () => {
        gone = true;
      };
    }, [failed]);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return failed === undefined ? <Meanwhile /> : <Trouble problem={problem(failed)} again={() => fail(undefined)} />;
  };
}
