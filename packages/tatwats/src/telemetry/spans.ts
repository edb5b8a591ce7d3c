import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Claim } from "../mediator/claim-deliveries.ts";

// Without an OpenTelemetry SDK in the application, all of this does nothing and costs next to nothing.
const tracer = trace.getTracer("tatwats");

/** The W3C `traceparent` of what is going on; undefined where nothing is traced. */
export function currentTrace(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier["traceparent"] ?? traceparent();
}

/** As W3C writes it, also where no propagator is registered. */
function traceparent(): string | undefined {
  const span = trace.getSpanContext(context.active());
  return span && `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}`;
}

/** The context that a `traceparent` stands for. */
function contextOf(parent: string | null) {
  const [version, traceId, spanId, flags] = parent?.split("-") ?? [];
  if (version !== "00" || !traceId || !spanId || !flags) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
}

/** Follows the sending of a message, by OpenTelemetry's conventions for messaging. @param work gives the message's id */
export async function tracedSending(type: string, recipient: string | null, work: () => Promise<string> | string): Promise<string> {
  const attributes = attributesOf("send", type, recipient ?? "all subscribers");
  return await tracer.startActiveSpan(
    `send ${type}`,
    { kind: SpanKind.PRODUCER, attributes },
    async (span) =>
      await spanned(span, async () => {
        const id = await work();
        span.setAttribute("messaging.message.id", id);
        return id;
      }),
  );
}

/** Follows the handling of a message, as a part of the trace in which it was sent. */
export async function tracedHandling<Result>(
  { message, recipient, attempt, trace: parent }: Claim,
  work: () => Promise<Result>,
): Promise<Result> {
  const attributes = {
    ...attributesOf("process", message.type, recipient),
    "messaging.message.id": message.id,
    "messaging.message.conversation_id": message.conversationId,
    "tatwats.attempt": attempt,
  };
  const options = { kind: SpanKind.CONSUMER, attributes };
  return await tracer.startActiveSpan(`process ${message.type}`, options, contextOf(parent), async (span) => await spanned(span, work));
}

function attributesOf(operation: "send" | "process", type: string, destination: string) {
  return {
    "messaging.system": "tatwats",
    "messaging.operation.type": operation,
    "messaging.operation.name": operation,
    "messaging.destination.name": destination,
    "tatwats.message.type": type,
  };
}

async function spanned<Result>(span: ReturnType<typeof tracer.startSpan>, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    span.recordException(error as Error);
    span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
    throw error;
  } finally {
    span.end();
  }
}
