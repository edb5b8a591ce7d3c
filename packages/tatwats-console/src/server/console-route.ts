import type { Readable } from "node:stream";
import type { Steering } from "tatwats";
import type { z } from "zod";
import type { ConsoleRole, Operator } from "../contract/operator.ts";
import type { ConsoleOptions } from "./console-options.ts";

export type ConsoleMethod = "GET" | "POST" | "PUT" | "PATCH";

/** What a route's handler gets; params, query and body are parsed. */
export interface RouteInput<Params, Query, Body> {
  tatwats: ConsoleOptions["tatwats"];
  options: ConsoleOptions;
  operator: Operator;
  params: Params;
  query: Query;
  body: Body;
  /** The network address that asks. */
  address: string;
  /** Who does it and why, for the deed's audit entry; sent again under the same `Idempotency-Key` it is the same deed. */
  steering(reason: string): Steering;
}

export interface RouteDefinition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType | undefined,
> {
  method: ConsoleMethod;
  url: `/api/ops/${string}`;
  /** The least role that may. */
  role: ConsoleRole;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** None for a file. */
  answer?: Answer;
  handle(
    input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Answer extends z.ZodType ? z.input<Answer> : FileAnswer>;
}

/** An answer that the browser keeps as a file. */
export interface FileAnswer {
  contentType: string;
  fileName: string;
  content: Readable | string;
}

/** A route whatever its schemas, for the table of all. */
export type ConsoleRoute = RouteDefinition<z.ZodType, z.ZodType, z.ZodType, z.ZodType | undefined>;

/** Ties a handler's types to its schemas. */
export function defineRoute<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType | undefined = undefined,
>(route: RouteDefinition<Params, Query, Body, Answer>): ConsoleRoute {
  return route;
}
