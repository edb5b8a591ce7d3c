import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@tatwats/ui";
import { Answered } from "../../../parts/answered.tsx";
import { JsonView } from "../../../parts/json-view.tsx";
import { linkClass } from "../../../parts/links.tsx";
import { schemaOf } from "../../../parts/schema-form/json-schema.ts";
import { exampleValue } from "../../../parts/schema-form/start-value.ts";
import { Section } from "../../../parts/section.tsx";
import { useHelper } from "../helper-path.ts";
import { type SchemaRow, schemaRows } from "./schema-rows.ts";

const columns: Column<SchemaRow>[] = [
  { key: "field", header: "Field", rowHeader: true, cell: ({ field }) => <code className="font-mono text-xs">{field}</code> },
  { key: "type", header: "Type", cell: ({ type }) => type, className: "text-text-2 min-w-32 max-w-56" },
  { key: "required", header: "Required", cell: ({ required }) => (required ? "yes" : "no"), className: "text-text-2" },
  { key: "about", header: "About", cell: ({ about }) => about, className: "text-text-2 min-w-56" },
];

/** What a helper understands and says: each message's fields, with an example. */
export function ContractsTab() {
  const helper = useHelper();
  return (
    <Answered query={helper} what="the contracts">
      {({ name, contracts: { accepts, emits } }) => (
        <>
          <Contracts
            title="Accepts"
            none="It accepts no messages."
            schemas={accepts}
            filter={(type) => ({ recipient: name, type })}
            recipient={name}
          />
          <Contracts title="Emits" none="It sends no messages." schemas={emits} filter={(type) => ({ sender: name, type })} />
        </>
      )}
    </Answered>
  );
}

interface ContractsProps {
  title: string;
  none: string;
  schemas: Record<string, unknown>;
  /** Where the messages of a type are listed. */
  filter: (type: string) => { recipient?: string; sender?: string; type: string };
  /** To whom such a message can be sent by hand. */
  recipient?: string;
}

function Contracts({ title, none, schemas, filter, recipient }: ContractsProps) {
  const types = Object.entries(schemas);
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="mt-1 text-base font-[640]">{title}</h2>
      {types.length === 0 && <p className="text-text-2">{none}</p>}
      {types.map(([type, schema]) => (
        <Section
          key={type}
          title={type}
          aside={
            <span className="flex gap-4">
              <Link to="/messages" search={filter(type)} className={linkClass}>
                Such messages
              </Link>
              {recipient && (
                <Link to="/messages/send" search={{ recipient, type }} className={linkClass}>
                  Send one
                </Link>
              )}
            </span>
          }
        >
          <Contract type={type} schema={schema} />
        </Section>
      ))}
    </section>
  );
}

function Contract({ type, schema }: { type: string; schema: unknown }) {
  const rows = schemaRows(schema);
  return (
    <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[1.7fr_1fr]">
      <div className="min-w-0">
        {rows.length === 0 ? (
          <p className="text-text-2">It has no fields.</p>
        ) : (
          <DataTable caption={`Fields of ${type}`} columns={columns} rows={rows} rowKey={({ field }) => field} className="-mx-3" />
        )}
        <details className="mt-2">
          <summary className="text-xs text-text-3 hover:text-text">JSON Schema</summary>
          <JsonView label={`JSON Schema of ${type}`} value={schema} className="mt-2" />
        </details>
      </div>
      <div className="min-w-0">
        <h3 className="mb-1.5 text-xs font-[560] text-text-3">An example</h3>
        <JsonView label={`Example of ${type}`} value={exampleValue(schemaOf(schema))} />
      </div>
    </div>
  );
}
