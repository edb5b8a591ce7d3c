import { ApiError } from "../../app/api.ts";

/** Why a form was not taken; what was typed into it stays. */
export function FormTrouble({ error, what }: { error: Error | null; what: string }) {
  if (!error) return null;
  return (
    <p role="alert" className="text-sm text-bad">
      {sentence(error, what)}
    </p>
  );
}

function sentence(error: Error, what: string): string {
  const status = error instanceof ApiError ? error.status : 500;
  if (status === 0) return "The server can’t be reached. What you typed is still here; try again.";
  if (status === 429) return "Too many tries. Wait a moment, then try again.";
  if (status >= 500) return `${what} didn’t work: the server has trouble. Try again in a moment.`;
  return error.message;
}
