import { useMemo, useState } from "react";
import type { PathFault } from "../../app/api.ts";
import { createCheck, type Faults } from "./check-values.ts";
import { type JsonSchema, schemaOf } from "./json-schema.ts";

export interface SchemaFormState {
  schema: JsonSchema;
  value: unknown;
  setValue(value: unknown): void;
  /** Begins anew from a value, as after saving. */
  reset(value: unknown): void;
  /** All faults, also those that are not shown yet. */
  faults: Faults;
  shownFaults: Faults;
  isValid: boolean;
  /** Shows all faults from now on. */
  showAll(): void;
  /** What the server found beside. */
  setServerFaults(faults: readonly PathFault[]): void;
  setBroken(path: string, broken: boolean): void;
  touch(path: string): void;
}

/**
 * The state of a form that is drawn from a JSON Schema. A fault is shown at places that were touched,
 * and everywhere once somebody tried to send the form.
 */
export function useSchemaForm(givenSchema: unknown, start: unknown): SchemaFormState {
  const schema = useMemo(() => schemaOf(givenSchema), [givenSchema]);
  const check = useMemo(() => createCheck(schema), [schema]);
  const [value, setValue] = useState(start);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [broken, setBrokenPaths] = useState<ReadonlySet<string>>(new Set());
  const [server, setServer] = useState<Faults>(new Map());
  const [all, setAll] = useState(false);

  const faults = useMemo(() => check(value), [check, value]);
  const shownFaults = useMemo(() => {
    const shown = [...faults].filter(([path]) => all || isTouched(path, touched));
    return new Map([...server, ...shown]);
  }, [faults, server, touched, all]);

  return {
    schema,
    value,
    setValue(next) {
      setServer(new Map());
      setValue(next);
    },
    reset(next) {
      setValue(next);
      setTouched(new Set());
      setBrokenPaths(new Set());
      setServer(new Map());
      setAll(false);
    },
    faults,
    shownFaults,
    isValid: faults.size === 0 && broken.size === 0,
    showAll: () => setAll(true),
    setServerFaults: (found) => setServer(new Map(found.map(({ path, message }) => [placeOf(path), message]))),
    setBroken: (path, isBroken) => setBrokenPaths((paths) => withPath(paths, path, isBroken)),
    touch: (path) => setTouched((paths) => withPath(paths, path, true)),
  };
}

function isTouched(path: string, touched: ReadonlySet<string>): boolean {
  if (touched.has(path)) return true;
  // What was touched in a list or record says of the whole that it was touched.
  return [...touched].some((each) => path !== "" && each.startsWith(path));
}

function withPath(paths: ReadonlySet<string>, path: string, included: boolean): ReadonlySet<string> {
  if (paths.has(path) === included) return paths;
  const next = new Set(paths);
  if (included) next.add(path);
  else next.delete(path);
  return next;
}

/** The server names places within its body or with dots and numbers: `settings.pods.0.id` is `pods[0].id` here. */
function placeOf(path: string): string {
  return path.replace(/^(body\.)?(settings|payload|input)(\.|(?=\[)|$)/, "").replaceAll(/\.(\d+)(?=\.|\[|$)/g, "[$1]");
}
