// What can wait until people see what they came for.
import { useEffect, useState } from "react";

/** useAfter is true from the moment the browser has drawn what was there when `seen` became true. */
export function useAfter(seen: boolean): boolean {
  const [after, set] = useState(false);
  useEffect(() => {
    if (!seen || after) return;
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => set(true));
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
    };
  }, [seen, after]);
  return after;
}
