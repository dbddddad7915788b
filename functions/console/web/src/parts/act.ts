// Doing something through the API, once: a second attempt at the same thing carries the key of the first.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Problem, problem } from "../api/problem";

export interface Act<I> {
  /** run does it; nothing happens while it is being done. */
  run(input: I): void;
  /** again tries the last one again, as the same request. */
  again(): void;
  clear(): void;
  busy: boolean;
  problem: Problem | null;
}

/**
 * useAct does f with an Idempotency-Key. The key stays as long as the input does, until it succeeded: who presses twice, or tries
 * again after an error, does it once. done runs after the API said yes, never before; here: the person is still where it was begun,
 * otherwise nothing may take him away from where he is now.
 */
export function useAct<I, O>(f: (input: I, key: string) => Promise<O>, done?: (out: O, input: I, here: boolean) => void): Act<I> {
  const mine = useRef<{ input: string; key: string; last?: { input: I } }>({ input: "", key: "" });
  const running = useRef(false); // known at once; what is drawn knows it only after the next drawing
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const m = useMutation({
    mutationFn: (input: I) => {
      const text = JSON.stringify(input) ?? "";
      if (mine.current.input !== text || !mine.current.key) mine.current = { input: text, key: crypto.randomUUID() };
      mine.current.last = { input };
      return f(input, mine.current.key);
    },
    onSuccess: (out, input) => {
      mine.current.key = "";
      done?.(out, input, here.current);
    },
    onSettled: () => {
      running.current = false;
    },
  });
  const run = (input: I) => {
    if (running.current) return;
    running.current = true;
    m.mutate(input);
  };
  return {
    run,
    again: () => mine.current.last && run(mine.current.last.input),
    clear: m.reset,
    busy: m.isPending,
    problem: m.error ? problem(m.error) : null,
  };
}
