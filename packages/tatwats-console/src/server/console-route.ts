import type { z } from "zod";
import type { ConsoleRole, Operator } from "../contract/operator.ts";
import type { ConsoleOptions } from "./console-options.ts";

/** What a route's handler gets; params and query are parsed. */
export interface RouteInput<Params, Query> {
  tatwats: ConsoleOptions["tatwats"];
  operator: Operator;
  params: Params;
  query: Query;
  /** The network address that asks. */
  address: string;
}

export interface RouteDefinition<Params extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType> {
  method: "GET" | "POST";
  url: `/api/ops/${string}`;
  /** The least role that may. */
  role: ConsoleRole;
  summary: string;
  params?: Params;
  query?: Query;
  body?: z.ZodType;
  answer: Answer;
  handle(input: RouteInput<z.output<Params>, z.output<Query>>): Promise<z.input<Answer>>;
}

/** A route whatever its schemas, for the table of all. */
export type ConsoleRoute = RouteDefinition<z.ZodType, z.ZodType, z.ZodType>;

/** Ties a handler's types to its schemas. */
export function defineRoute<Params extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType>(
  route: RouteDefinition<Params, Query, Answer>,
): ConsoleRoute {
  return route;
}
