import { classNames } from "@tatwats/ui";
import { useForm } from "../form-context.ts";
import { numberOf, textOf } from "../json-schema.ts";
import type { FieldProps } from "../field-props.ts";
import { FieldRow } from "./field-row.tsx";

const longFrom = 160;
const types: Record<string, string> = { email: "email", uri: "url", url: "url" };

/** One line, or several where the schema allows much. */
export function TextField(props: FieldProps) {
  const { schema, path, required, value, onChange } = props;
  const { touch } = useForm();
  const text = typeof value === "string" ? value : "";
  const format = textOf(schema, "format") ?? "";
  const isLong = text.includes("\n") || text.length > longFrom / 2 || (numberOf(schema, "maxLength") ?? 0) > longFrom;
  function change(next: string): void {
    touch(path);
    onChange(next === "" && !required ? undefined : next);
  }
  return (
    <FieldRow field={props}>
      {({ id, labelId, describedBy, invalid, readOnly, boxClass }) => {
        const shared = {
          id,
          "aria-labelledby": labelId,
          "aria-describedby": describedBy,
          "aria-invalid": invalid,
          readOnly,
          value: text,
          placeholder: typeof schema["default"] === "string" ? schema["default"] : placeholders[format],
          onChange: (event: { target: { value: string } }) => change(event.target.value),
        };
        return isLong ? (
          <textarea
            {...shared}
            rows={Math.min(8, Math.max(2, Math.ceil(text.length / 70)))}
            className={classNames(boxClass, "resize-y py-2")}
          />
        ) : (
          <input {...shared} type={types[format] ?? "text"} autoComplete="off" className={classNames(boxClass, "h-9 max-w-lg")} />
        );
      }}
    </FieldRow>
  );
}

const placeholders: Record<string, string | undefined> = {
  "date-time": "2026-11-23T19:30:00Z",
  date: "2026-11-23",
  uuid: "00000000-0000-7000-8000-000000000000",
};
