// The search of the list, kept in the address.
//
// Rule: an address beats what was kept, which beats the default; what was done by hand is a step that Back takes back, typing is none.
import { useCallback, useEffect, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { useArrangement, useColumns } from "./arrangement";
import { type Search, read, settle, write } from "./url";

/** useSearch gives columns, arrangement and search once they are known, and what changes them. */
export function useSearch() {
  const columns = useColumns();
  const { arrangement, change } = useArrangement(columns.data);
  const { hash, pathname } = useLocation();
  const go = useNavigate();
  const search = useMemo(() => (columns.data && arrangement ? settle(read(hash, columns.data), arrangement, columns.data) : undefined), [hash, columns.data, arrangement]);
  const written = search && write(search);
  useEffect(() => {
    if (written !== undefined && written !== hash && location.pathname === pathname) void go({ pathname, hash: written }, { replace: true });
  }, [written, hash, pathname, go]);
  const state = search && JSON.stringify([search.text, search.filters, search.sort, search.size]);
  useEffect(() => {
    if (search) change({ text: search.text, filters: search.filters, sort: search.sort, pageSize: search.size });
  }, [state]);
  /** seek changes the search. Whatever decides which rows there are leads to the first page. */
  const seek = useCallback(
    (part: Partial<Search>, typing = false) => {
      if (search) void go({ pathname, hash: write({ ...search, page: 1, ...part }) }, { replace: typing });
    },
    [search, pathname, go],
  );
  return { columns, arrangement, change, search, seek };
}
