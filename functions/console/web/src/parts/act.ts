// Doing something through the API, once: a second attempt at the same thing carries the key of the first.
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
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
 * again after an error, does it once. done runs after the API said yes, never before.
 */
export function useAct<I, O>(f: (input: I, key: string) => Promise<O>, done?: (out: O, input: I) => void): Act<I> {
  const mine = useRef<{ input: string; key: string; last?: I }>({ input: "", key: "" });
  const m = useMutation({
    mutationFn: (input: I) => {
      const text = JSON.stringify(input) ?? "";
      if (mine.current.input !== text || !mine.current.key) mine.current = { input: text, key: crypto.randomUUID() };
      mine.current.last = input;
      return f(input, mine.current.key);
    },
    onSuccess: (out, input) => {
      mine.current.key = "";
      done?.(out, input);
    },
  });
  return {
    run: (input) => {
      if (!m.isPending) m.mutate(input);
    },
    again: () => {
      if (!m.isPending && mine.current.last !== undefined) m.mutate(mine.current.last);
    },
    clear: m.reset,
    busy: m.isPending,
    problem: m.error ? problem(m.error) : null,
  };
}
