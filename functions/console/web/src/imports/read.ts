// What is read of imports, and a file on its way to the API.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Shapes, api, take } from "../api/client";

export type Import = Shapes["ImportView"];
export type Row = Shapes["RowView"];

/** mostBytes is how large a file may be. */
export const mostBytes = 4 << 20;

/** useImport reads an import. */
export const useImport = (id: string) =>
  useQuery({ queryKey: ["imports", id], queryFn: () => take(api.GET("/v1/imports/{id}", { params: { path: { id } } })) });

/** useImports lists those that still exist, newest first. */
export const useImports = () => useQuery({ queryKey: ["imports"], queryFn: async () => (await take(api.GET("/v1/imports"))).imports });

/** useRows reads the verdicts page by page; problems: only those to look at. state changes when the rows do. */
export const useRows = (id: string, problems: boolean, state: string) =>
  useInfiniteQuery({
    queryKey: ["imports", id, "rows", problems, state],
    queryFn: ({ pageParam }) => take(api.GET("/v1/imports/{id}/rows", { params: { path: { id }, query: { problems, page_size: 40, ...(pageParam ? { page_token: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextPageToken || undefined,
    gcTime: 0,
  });

/** base64 is a file's content as the API takes it. */
export const base64 = (file: File) =>
  new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.onerror = () => fail(reader.error);
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.readAsDataURL(file);
  });

/** makes is how many people an import creates. */
export const makes = (i: Import) => (i.counts["create"] ?? 0) + (i.counts["deleted"] ?? 0);

/** notes is how many rows are to be looked at. */
export const notes = (i: Import) => i.rows - (i.counts["create"] ?? 0);
