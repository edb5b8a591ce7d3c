import { Fragment } from "react";
import { ArrowRight } from "lucide-react";

/** Text in which each `→` is drawn: our font has none, and not every device has another that does. */
export function ArrowText({ children }: { children: string }) {
  return children.split(" → ").map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          <ArrowRight aria-hidden size={12} className="mx-1 -mt-px inline text-text-3" />
          <span className="sr-only"> to </span>
        </>
      )}
      {part}
    </Fragment>
  ));
}
