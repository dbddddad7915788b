// Links and buttons that go to another page of the console without loading it anew.
import KitLink, { type LinkProps } from "@cloudscape-design/components/link";
import Button, { type ButtonProps } from "@cloudscape-design/components/button";
import { type NavigateOptions, useNavigate } from "react-router";

/** useFollow gives the handler of a kit's onFollow. */
export function useFollow(options?: NavigateOptions) {
  const go = useNavigate();
  return (e: CustomEvent<{ href?: string | undefined; external?: boolean | undefined }>) => {
    if (!e.detail.href || e.detail.external || !e.detail.href.startsWith("/")) return;
    e.preventDefault();
    void go(e.detail.href, options);
  };
}

export function Link({ to, ...rest }: Omit<LinkProps, "href" | "onFollow"> & { to: string }) {
  const follow = useFollow();
  return <KitLink {...rest} href={to} onFollow={follow} />;
}

export function LinkButton({ to, ...rest }: Omit<ButtonProps, "href" | "onFollow"> & { to: string }) {
  const follow = useFollow();
  return <Button {...rest} href={to} onFollow={follow} />;
}
