import { z } from "zod";

/**
 * Who may call a route. The server checks it before it reads query or body, so that a refusal tells
 * a stranger nothing about what would have been wrong with their request.
 *
 * - `public`: anybody, signed out too
 * - `signed-in`: any account
 * - `pod-member`, `pod-organiser`, `pod-owner`: an account that belongs to the pod named by `podId`,
 *   with at least that role; others are told the pod does not exist (404), members below the role 403
 * - `deck-owner`: whose deck `deckId` is; `deck-reader`: its owner or anyone who shares a pod with them
 * - `game-member`: a member of the pod in which `gameId` was played; `game-keeper`: of these whoever recorded it, or an organiser
 */
export type Access =
  | "public"
  | "signed-in"
  | "pod-member"
  | "pod-organiser"
  | "pod-owner"
  | "deck-owner"
  | "deck-reader"
  | "game-member"
  | "game-keeper";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One HTTP operation of the public contract. From it come the server's validation, the OpenAPI document and the web's typed client. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** In OpenAPI's notation: `/api/pods/{podId}/games`. */
  path: string;
  summary: string;
  tag: string;
  access: Access;
  /** 200, or 201 where something is made, or 204 where nothing is answered. */
  status: 200 | 201 | 204;
  params: Params;
  query: Query;
  body: Body;
  result: Result;
  /** The POST makes something without a client's id and so honours `Idempotency-Key` (24 h). */
  idempotencyKey: boolean;
  /** A write that is taken in a pod that was put aside, too. Reads always are. */
  whenArchived: boolean;
  /** Takes up to 5 MiB in place of 1. */
  largeBody: boolean;
}

const nothing = z.undefined();
const emptyObject = z.object({});

type Nothing = typeof nothing;
type Empty = typeof emptyObject;

/** Declares a route; what is left out is empty, and `status` is 200. */
export function defineRoute<
  Params extends z.ZodType = Empty,
  Query extends z.ZodType = Empty,
  Body extends z.ZodType = Nothing,
  Result extends z.ZodType = Nothing,
>(route: {
  method: Method;
  path: string;
  summary: string;
  tag: string;
  access: Access;
  status?: 200 | 201 | 204;
  params?: Params;
  query?: Query;
  body?: Body;
  result?: Result;
  idempotencyKey?: boolean;
  whenArchived?: boolean;
  largeBody?: boolean;
}): Route<Params, Query, Body, Result> {
  return {
    status: 200,
    idempotencyKey: false,
    whenArchived: false,
    largeBody: false,
    ...route,
    // The defaults are exactly the type parameters' defaults, which TypeScript cannot see.
    params: (route.params ?? emptyObject) as Params,
    query: (route.query ?? emptyObject) as Query,
    body: (route.body ?? nothing) as Body,
    result: (route.result ?? nothing) as Result,
  };
}
