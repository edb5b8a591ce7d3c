import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { JsonView } from "../../parts/json-view.tsx";
import { Section } from "../../parts/section.tsx";
import { type SchemaRow, schemaRows } from "./schema-rows.ts";

const columns: Column<SchemaRow>[] = [
  { key: "field", header: "Field", rowHeader: true, cell: ({ field }) => <code className="font-mono text-xs">{field}</code> },
  { key: "type", header: "Type", cell: ({ type }) => type, className: "text-text-2 min-w-32 max-w-56" },
  { key: "required", header: "Required", cell: ({ required }) => (required ? "yes" : "no"), className: "text-text-2" },
  { key: "about", header: "About", cell: ({ about }) => about, className: "text-text-2 min-w-56" },
];

/** What a helper understands and says, as tables of fields. */
export function ContractsSection({ helper }: { helper: HelperAnswer }) {
  const { accepts, emits, settings } = helper.contracts;
  return (
    <Section title="Contracts">
      <div className="flex flex-col gap-5">
        <Contracts title="Accepts" none="It accepts no messages." schemas={accepts} filter={(type) => ({ recipient: helper.name, type })} />
        <Contracts title="Emits" none="It sends no messages." schemas={emits} filter={(type) => ({ sender: helper.name, type })} />
        <div>
          <h3 className="mb-2 font-[620]">Settings</h3>
          <Schema name="settings" schema={settings} />
        </div>
      </div>
    </Section>
  );
}

interface ContractsProps {
  title: string;
  none: string;
  schemas: Record<string, unknown>;
  /** Where the messages of a type are listed. */
  filter: (type: string) => { recipient?: string; sender?: string; type: string };
}

function Contracts({ title, none, schemas, filter }: ContractsProps) {
  const types = Object.entries(schemas);
  return (
    <div>
      <h3 className="mb-2 font-[620]">{title}</h3>
      {types.length === 0 && <p className="text-text-2">{none}</p>}
      <ul className="flex flex-col gap-3">
        {types.map(([type, schema]) => (
          <li key={type} className="rounded-sm border border-line bg-surface-2">
            <p className="px-3 pt-2 font-[620]">
              <Link to="/messages" search={filter(type)} className="hover:underline">
                {type}
              </Link>
            </p>
            <Schema name={type} schema={schema} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Schema({ name, schema }: { name: string; schema: unknown }) {
  const rows = schemaRows(schema);
  return (
    <>
      {rows.length === 0 ? (
        <p className="px-3 py-2 text-text-2">No fields.</p>
      ) : (
        <DataTable
          caption={`Fields of ${name}`}
          columns={columns}
          rows={rows}
          rowKey={({ field }) => field}
          className="[&_thead]:bg-transparent"
        />
      )}
      <details className="px-3 pb-2">
        <summary className="text-xs text-text-3 hover:text-text">JSON Schema</summary>
        <JsonView label={`JSON Schema of ${name}`} value={schema} className="mt-2" />
      </details>
    </>
  );
}
