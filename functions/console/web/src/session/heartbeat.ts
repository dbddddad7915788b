// Every 15 seconds, when the page is looked at again and at the moment the countdown ends, the API is asked whether access still is.
// Asking never counts as use.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, take } from "../api/client";
import { client } from "../parts/query";
import { end, expired } from "./ends";

const longest = 20 * 86_400_000; // a browser's timer overflows beyond 24.8 days

/** ask learns that access still is; after an own session ran out it means that it was renewed, in another tab. */
async function ask() {
  await take(api.GET("/v1/heartbeat"));
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
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
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
