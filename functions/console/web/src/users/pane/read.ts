// What the pane reads of a user: the account with the tag that a change must name.
import { useQuery } from "@tanstack/react-query";
import { type Shapes, api, tagged } from "../../api/client";

export type User = Shapes["UserView"];

/** Tagged is an account as it was read, and its ETag. */
export interface Tagged {
  body: User;
  etag: string;
}

/** readUser reads an account with its ETag. */
export const readUser = (id: string): Promise<Tagged> => tagged(api.GET("/v1/users/{id}", { params: { path: { id } } }));

/** useUser is the account of the pane, read again when the page is looked at again. */
export const useUser = (id: string) =>
  useQuery({
    queryKey: ["user", id],
    queryFn: () => readUser(id),
    refetchInterval: (q) => (q.state.data?.body.status === "deleting" && !q.state.error ? 1500 : false), // until he is gone
  });
