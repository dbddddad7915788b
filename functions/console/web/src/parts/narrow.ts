// Whether there is room for one pane only.
import { store, useStore } from "./store";

const look = matchMedia("(max-width: 768px)");

/** narrow is so now. */
export const narrow = store(look.matches);
look.addEventListener("change", () => narrow.set(look.matches));

/** useNarrow follows it. */
export const useNarrow = () => useStore(narrow);
