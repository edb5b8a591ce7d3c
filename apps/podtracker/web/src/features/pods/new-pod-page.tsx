import { useState, type FormEvent } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Button, ErrorNote, type IdentityColor, TextArea, TextField } from "@tatwats/ui";
import { ColorsField } from "../../app/colors-field.tsx";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { Page } from "../../app/page.tsx";
import { useCreatePod } from "./save-pod.ts";

export function NewPodPage() {
  const create = useCreatePod();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [colors, setColors] = useState<IdentityColor[]>([]);
  const [tried, setTried] = useState(false);
  const missing = tried && !name.trim() ? "A pod needs a name, such as Tuesday Night." : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!name.trim()) return;
    create.mutate(
      { name: name.trim(), ...(description.trim() ? { description: description.trim() } : {}), ...(colors.length > 0 ? { colors } : {}) },
      {
        onSuccess: (pod) => void navigate({ to: "/pods/$podId/members", params: { podId: pod.id }, replace: true }),
      },
    );
  }

  return (
    <Page title="Make a pod" width="narrow" back={{ link: { to: "/" }, label: "Pods" }}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label="Pod name"
          value={name}
          maxLength={80}
          autoComplete="off"
          placeholder="Tuesday Night"
          onChange={(event) => setName(event.target.value)}
          error={missing ?? fieldError(create.error, "name")}
        />
        <TextArea
          label="Description (optional)"
          value={description}
          maxLength={500}
          placeholder="Where you meet, which brackets you play"
          onChange={(event) => setDescription(event.target.value)}
          error={fieldError(create.error, "description")}
        />
        <ColorsField label="Colours (optional)" value={colors} most={5} onValueChange={setColors} />
        {create.error && <ErrorNote {...explainError(create.error, "Making the pod")} />}
        <Button type="submit" variant="primary" size="touch" busy={create.isPending} className="sm:self-start">
          Make pod
        </Button>
        <p className="text-sm text-text-3">Next you invite your friends with a link.</p>
      </form>
    </Page>
  );
}
