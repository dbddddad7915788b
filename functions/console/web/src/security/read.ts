// What is read of the idle rule, and of what it would do.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Shapes, api, tagged, take } from "../api/client";

export type Security = Shapes["SecurityView"];
export type Preview = Shapes["Preview"];

/** securityQuery is the rule with its ETag, and all that waits for an answer. */
export const securityQuery = { queryKey: ["security"], queryFn: () => tagged(api.GET("/v1/settings/security")) };

export const useSecurity = () => useQuery(securityQuery);

/** usePreview is what a period would do; undefined: there is nothing to look at. The one before stays until the next is there. */
export const usePreview = (days: number | undefined) =>
  useQuery({
    queryKey: ["security", "preview", days],
    queryFn: () => take(api.GET("/v1/settings/security/preview", { params: { query: { idleDays: days! } } })),
    enabled: days !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
