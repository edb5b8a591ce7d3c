import { useState } from "react";
import { Select } from "@tatwats/ui";
import type { ConsoleRole } from "../../../contract/operator.ts";
import type { PersonRow } from "../../../contract/person.ts";
import { useOperator } from "../../app/operator.tsx";
import { DeedButton } from "../../parts/deed-button.tsx";

const refreshes = ["/api/ops/users", "/api/ops/me"];

const roles: { value: ConsoleRole | ""; label: string }[] = [
  { value: "", label: "no role: only the application" },
  { value: "viewer", label: "viewer: sees, with secrets masked" },
  { value: "operator", label: "operator: acts on helpers and messages" },
  { value: "admin", label: "admin: also settings, people, retention" },
];

/** Another role, or an account closed and opened again. Nobody does that to themselves: then nobody might be left. */
export function PersonDeeds({ person }: { person: PersonRow }) {
  const me = useOperator();
  const [role, setRole] = useState<string>(person.role ?? "");
  if (person.id === me.id) return <span className="text-text-3">you</span>;
  const path = `/api/ops/users/${encodeURIComponent(person.id)}`;
  const who = <p>{`${person.name}, ${person.email}`}</p>;
  return (
    <span className="flex justify-end gap-1.5">
      <DeedButton
        label="Role…"
        needs="admin"
        button={{ size: "small", "aria-label": `Change the role of ${person.name}…` }}
        title={`Role of ${person.name}`}
        verb="Change the role"
        undo="It holds at once, also for open pages. It can be changed again."
        preview={who}
        method="PATCH"
        path={path}
        body={{ role: role === "" ? null : role }}
        incomplete={role === (person.role ?? "")}
        refreshes={refreshes}
        said={`${person.name} has another role.`}
      >
        <Select label="Role" options={roles} value={role} onChange={(event) => setRole(event.target.value)} />
      </DeedButton>
      <DeedButton
        label={person.disabled ? "Enable…" : "Disable…"}
        needs="admin"
        button={{ size: "small", "aria-label": `${person.disabled ? "Enable" : "Disable"} ${person.name}…` }}
        title={person.disabled ? `Enable ${person.name}?` : `Disable ${person.name}?`}
        verb={person.disabled ? "Enable" : "Disable"}
        danger={!person.disabled}
        undo={
          person.disabled
            ? "The person can sign in again."
            : "The person is signed out everywhere and cannot sign in. What they made stays. It can be enabled again."
        }
        preview={who}
        method="PATCH"
        path={path}
        body={{ disabled: !person.disabled }}
        refreshes={refreshes}
        said={`${person.name} is ${person.disabled ? "enabled" : "disabled"}.`}
      />
    </span>
  );
}
