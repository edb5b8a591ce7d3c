import { BooleanField } from "./fields/boolean-field.tsx";
import { ChoiceField } from "./fields/choice-field.tsx";
import { ConstantField } from "./fields/constant-field.tsx";
import { JsonField } from "./fields/json-field.tsx";
import { ListField } from "./fields/list-field.tsx";
import { NullableField } from "./fields/nullable-field.tsx";
import { NumberField } from "./fields/number-field.tsx";
import { ObjectField } from "./fields/object-field.tsx";
import { RecordField } from "./fields/record-field.tsx";
import { SecretField } from "./fields/secret-field.tsx";
import { TextField } from "./fields/text-field.tsx";
import { VariantsField } from "./fields/variants-field.tsx";
import { fieldKind } from "./field-kind.ts";
import type { FieldProps } from "./field-props.ts";
import { useForm } from "./form-context.ts";
import { resolveSchema } from "./json-schema.ts";

/** The control for one place, whatever it is. */
export function SchemaField(props: FieldProps) {
  const { root } = useForm();
  const schema = resolveSchema(props.schema, root);
  const field = fieldKind(schema, root);
  const own = { ...props, schema };
  switch (field.kind) {
    case "object":
      return <ObjectField {...own} />;
    case "number":
      return <NumberField {...own} />;
    case "boolean":
      return <BooleanField {...own} />;
    case "text":
      return <TextField {...own} />;
    case "secret":
      return <SecretField {...own} />;
    case "choice":
      return <ChoiceField {...own} options={field.options} />;
    case "constant":
      return <ConstantField {...own} />;
    case "list":
      return <ListField {...own} />;
    case "record":
      return <RecordField {...own} />;
    case "nullable":
      return <NullableField {...own} inner={field.inner} />;
    case "variants":
      return <VariantsField {...own} options={field.options} />;
    case "json":
      return <JsonField {...own} />;
  }
}
