import { Fragment } from "react";
import { ArrowRight } from "lucide-react";
import { HelperLink } from "./links.tsx";

/** Who sent to whom; a published message goes to all who subscribe. */
export function Way({ sender, recipient, subscribers = [] }: { sender: string; recipient: string | null; subscribers?: string[] }) {
  return (
    <span>
      <HelperLink name={sender} />
      <ArrowRight aria-hidden size={13} className="mx-1.5 -mt-px inline text-text-3" />
      <span className="sr-only">to </span>
      {recipient ? <HelperLink name={recipient} /> : <span title={subscribers.join(", ")}>all who subscribe</span>}
    </span>
  );
}

/** Helpers one after the other. */
export function HelperNames({ names }: { names: string[] }) {
  if (names.length === 0) return <span className="text-text-3">none yet</span>;
  return names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && ", "}
      <HelperLink name={name} />
    </Fragment>
  ));
}
