import { type ComponentType, createContext, use } from "react";
import type { Faults } from "./check-values.ts";
import type { FieldProps } from "./field-props.ts";
import type { JsonSchema } from "./json-schema.ts";

export interface FormContextValue {
  /** Draws any place: what holds others asks it for theirs. */
  Field: ComponentType<FieldProps>;
  root: JsonSchema;
  /** Only those that are to be shown. */
  faults: Faults;
  readOnly: boolean;
  /** A place holds text that is no value yet, such as half a number. */
  setBroken(path: string, broken: boolean): void;
  touch(path: string): void;
}

const nowhere: FormContextValue = { Field: () => null, root: {}, faults: new Map(), readOnly: true, setBroken: () => {}, touch: () => {} };
export const FormContext = createContext<FormContextValue>(nowhere);

export function useForm(): FormContextValue {
  return use(FormContext);
}
