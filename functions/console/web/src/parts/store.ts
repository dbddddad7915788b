// A value that components follow.
import { useSyncExternalStore } from "react";

export interface Store<T> {
  get(): T;
  set(value: T): void;
  follow(f: () => void): () => void;
}

/** store makes a value that components follow with `useStore`. */
export function store<T>(value: T): Store<T> {
  const followers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const f of followers) f();
    },
    follow(f) {
      followers.add(f);
      return () => followers.delete(f);
    },
  };
}

/** useStore is the value now, and again whenever it changes. */
export function useStore<T>(s: Store<T>): T {
  return useSyncExternalStore(s.follow, s.get);
}
