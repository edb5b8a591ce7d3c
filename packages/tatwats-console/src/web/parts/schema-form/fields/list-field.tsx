import { type ReactNode } from "react";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { Button, IconButton } from "@tatwats/ui";
import { labelOf } from "../field-words.ts";
import { useForm } from "../form-context.ts";
import { numberOf, pathOf, schemaOf } from "../json-schema.ts";
import { moved, replaced, without } from "../list-changes.ts";
import type { FieldProps } from "../field-props.ts";
import { startValue } from "../start-value.ts";
import { FieldRow } from "./field-row.tsx";

/** Items that can be added, taken out and moved. */
export function ListField(props: FieldProps) {
  const { schema, name, path, value, onChange } = props;
  const { Field, root, readOnly, touch } = useForm();
  const items: unknown[] = Array.isArray(value) ? value : [];
  const itemSchema = schemaOf(schema["items"]);
  const full = items.length >= (numberOf(schema, "maxItems") ?? Number.POSITIVE_INFINITY);
  const label = labelOf(name, schema);
  function change(next: unknown[]): void {
    touch(path);
    onChange(next);
  }
  return (
    <FieldRow field={props} group>
      {() => (
        <div className="flex flex-col gap-2">
          {items.length === 0 && <p className="min-h-9 content-center text-text-3">none</p>}
          <ol className="flex flex-col gap-2">
            {items.map((item, index) => (
              <li key={index} className="flex items-start gap-1">
                <span aria-hidden className="w-5 pt-2 text-right text-xs text-text-3 tabular-nums">
                  {index + 1}
                </span>
                <Field
                  schema={itemSchema}
                  name=""
                  path={pathOf(path, index)}
                  required
                  value={item}
                  onChange={(next) => change(replaced(items, index, next))}
                />
                {!readOnly && (
                  <span className="flex">
                    <Small
                      label={`Move ${index + 1} up`}
                      icon={<ArrowUp aria-hidden size={14} />}
                      disabled={index === 0}
                      onPress={() => change(moved(items, index, index - 1))}
                    />
                    <Small
                      label={`Move ${index + 1} down`}
                      icon={<ArrowDown aria-hidden size={14} />}
                      disabled={index === items.length - 1}
                      onPress={() => change(moved(items, index, index + 1))}
                    />
                    <Small
                      label={`Take out ${index + 1}`}
                      icon={<X aria-hidden size={14} />}
                      onPress={() => change(without(items, index))}
                    />
                  </span>
                )}
              </li>
            ))}
          </ol>
          {!readOnly && (
            <Button
              size="small"
              className="self-start"
              icon={<Plus aria-hidden size={14} />}
              disabled={full}
              aria-label={`Add to ${label || path}`}
              onClick={() => change([...items, startValue(itemSchema, root) ?? emptyOf(itemSchema)])}
            >
              Add
            </Button>
          )}
        </div>
      )}
    </FieldRow>
  );
}

function Small({ label, icon, disabled, onPress }: { label: string; icon: ReactNode; disabled?: boolean; onPress: () => void }) {
  return <IconButton size="medium" label={label} icon={icon} disabled={disabled} onClick={onPress} className="!h-9 !w-7" />;
}

/** A place to type into: a list cannot hold what is not there. */
function emptyOf(schema: Record<string, unknown>): unknown {
  return schema["type"] === "string" ? "" : null;
}
