// Every 15 seconds, when the page is looked at again and at the moment the countdown ends, the API is asked whether access still is.
// Asking never counts as use.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, take } from "../api/client";
import { client } from "../parts/query";
import { empty, end, expired, unheard } from "./ends";
import { which } from "./which";

const patience = 7_000; // for an answer
const grace = 15_000; // after the end that is known, until it holds though nobody answers
const silence = 40_000; // without an answer, until support's page is veiled
const longest = 20 * 86_400_000; // a browser's timer overflows beyond 24.8 days

let answered = performance.now();

/** watch decides while nobody answers: the end that was known holds, and support is not shown on trust for long. */
function watch() {
  const now = performance.now();
  const at = end.get();
  if (which() === "support" && now - answered > silence) unheard.set(true);
  if (at === null || now < at + grace || expired.get()) return;
  if (which() === "own") expired.set(true);
  else empty({ why: "session", at: "" });
}

/** ask learns that access still is; after an own session ran out it means that it was renewed, in another tab. */
async function ask() {
  await take(api.GET("/v1/heartbeat", { signal: AbortSignal.timeout(patience) }));
  answered = performance.now();
  unheard.set(false);
  if (expired.get()) {
    expired.set(false);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "heartbeat" });
  }
  return true;
}

/** useHeartbeat runs while the shell is there. */
export function useHeartbeat() {
  const { refetch } = useQuery({ queryKey: ["heartbeat"], queryFn: ask, refetchInterval: 15_000, refetchIntervalInBackground: true, refetchOnWindowFocus: "always", staleTime: 0 });
  useEffect(() => {
    void import("./ended"); // so that the end needs nothing of the net
    const look = () => void refetch();
    const timer = setInterval(watch, 1000);
    addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", look);
    };
  }, [refetch]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const set = () => {
      clearTimeout(timer);
      const at = end.get();
      if (at !== null) timer = setTimeout(() => void refetch(), Math.min(longest, Math.max(50, at - performance.now() + 20)));
    };
    set();
    const stop = end.follow(set);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [refetch]);
}
