// Where the focus goes when a form that stood in place of a button is closed: back to the button.
import type { ButtonProps } from "@cloudscape-design/components/button";
import { type Ref, useEffect, useRef } from "react";

/** useBack gives the reference of the button that opens a form; once the form is closed again, the button has the focus. */
export function useBack(open: boolean): Ref<ButtonProps.Ref> {
  const button = useRef<ButtonProps.Ref>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) button.current?.focus();
    was.current = open;
  }, [open]);
  return button;
}
