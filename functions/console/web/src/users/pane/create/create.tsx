// A new user.
import { Frame } from "../frame";
import { useLeave } from "../leave";

export function Create({ whole }: { whole: boolean }) {
  const leave = useLeave("new");
  return <Frame whole={whole} title="+" subject="new" close={() => leave()}>{null}</Frame>;
}
