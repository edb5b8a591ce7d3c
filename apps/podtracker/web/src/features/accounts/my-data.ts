import { useMutation } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { sessionChangeKey } from "./leave.ts";
import { ask, useGoOut } from "./session.ts";

/** Fetches the zip and hands it to the browser to keep; fetched, so that a refusal is shown here and not saved as a file. */
export function useExport() {
  return useMutation({
    mutationFn: async () => {
      const response = await ask("/api/me/export");
      const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
      saveFile(await response.blob(), name ?? "podtracker.zip");
    },
  });
}

export function useDeleteMe() {
  const goOut = useGoOut();
  return useMutation({
    mutationKey: sessionChangeKey,
    mutationFn: (password: string) => api.deleteMe({ body: { password } }),
    onSuccess: goOut,
  });
}

function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
