import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { createIdempotency } from "./idempotency.ts";

/** A mutation that makes something at the server, safe to repeat when the answer was lost. */
export function useCreation<Body, Made>(
  create: (body: Body, idempotencyKey: string) => Promise<Made>,
  onMade: (made: Made, body: Body) => unknown,
) {
  const [idempotency] = useState(() => createIdempotency());
  return useMutation({
    mutationFn: (body: Body) => create(body, idempotency.keyFor(body)),
    onSuccess: (made, body) => {
      idempotency.done();
      return onMade(made, body);
    },
  });
}
