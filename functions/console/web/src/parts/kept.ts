// What is being entered outlives the page around it: a tablet is turned, the list is folded away, and the form is built anew.
import { useEffect, useState } from "react";
import { over } from "../session/ends";

const values = new Map<string, unknown>();
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

/** drop forgets all of it: it was saved, or thrown away. */
export const drop = () => values.clear();
over.follow(drop);

/** useKept is useState for something that has a name; where it comes back within a second, it goes on as it was. */
export function useKept<T>(name: string, first: () => T): [T, (to: T | ((was: T) => T)) => void] {
  const [value, set] = useState<T>(() => (values.has(name) ? (values.get(name) as T) : first()));
  useEffect(() => {
    values.set(name, value);
  }, [name, value]);
  useEffect(() => {
    clearTimeout(leaving.get(name));
    return () => {
      leaving.set(name, setTimeout(() => values.delete(name), 1000));
    };
  }, [name]);
  return [value, set];
}
