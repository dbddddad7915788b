// What went wrong, in a sentence, with what to do about it.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import type { Problem } from "../api/problem";
import { say } from "../words/outside";
import { span } from "./when";

/** sentence is the problem's own sentence, or ours where there was no answer. */
export function sentence(p: Problem): string {
  if (p.code === "offline") return say().offlineTitle;
  return p.code === "newer" ? say().newer : p.message || say().internal;
}

/** reload fetches the console anew, in the version that the server has now. */
export const reload = () => location.reload();

/** Trouble shows a problem, its request and a way to try again; a wait that the API asks for is counted down first. */
export function Trouble({ problem, again }: { problem: Problem; again?: () => void }) {
  const left = useWait(problem);
  return (
    <Alert
      type={problem.status === 409 || problem.status === 412 || problem.status === 429 ? "warning" : "error"}
      header={sentence(problem)}
      action={again && <Button formAction="none" onClick={problem.code === "newer" ? reload : again} disabled={left > 0}>{problem.code === "newer" ? say().reload : say().again}</Button>}
    >
      {problem.code === "offline" ? say().offlineText : problem.detail}
      {left > 0 && <div role="timer">{say().wait(span(left))}</div>}
      {[...problem.fields].filter(([, text]) => text !== sentence(problem)).map(([field, text]) => (
        <div key={field}>{text}</div>
      ))}
      {problem.request && <Box variant="small">{say().request(problem.request)}</Box>}
    </Alert>
  );
}

/** useWait counts down the seconds that a problem asks to wait. */
export function useWait(problem: Problem | null): number {
  const [left, setLeft] = useState(problem?.wait ?? 0);
  useEffect(() => {
    const until = performance.now() + (problem?.wait ?? 0) * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [problem]);
  return left;
}
