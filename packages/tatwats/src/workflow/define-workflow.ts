import type { z } from "zod";
import { TatwatsError } from "../errors.ts";
import type { HelperDefinition, PayloadSchemas } from "../helper/define-helper.ts";

/** A step as the runtime works with it. */
export interface Step {
  name: string;
  helper: string;
  type: string;
  after: readonly string[];
  payload(done: { input: unknown; results: Record<string, unknown> }): unknown;
  attempts?: number;
  withinMs?: number;
}

/** A workflow whatever its steps. */
export interface AnyWorkflow {
  name: string;
  title(input: never): string;
  input: z.ZodType;
  steps: readonly Step[];
}

type Answer<Replies, Type extends string> = Type extends keyof Replies
  ? Replies[Type] extends z.ZodType
    ? z.output<Replies[Type]>
    : null
  : null;

export interface StepDefinition<
  Input,
  Results,
  Accepts extends PayloadSchemas,
  Replies,
  Type extends keyof Accepts & string,
  After extends string,
> {
  // oxlint-disable-next-line typescript/no-explicit-any -- its settings and what it emits do not matter here
  helper: HelperDefinition<string, any, Accepts, any, Replies extends PayloadSchemas ? Replies : never>;
  type: Type;
  /** The steps that must be completed before. Default: none, so that it begins at once. */
  after?: readonly After[];
  /** What the helper is sent, made of the workflow's input and of what the steps before it answered. */
  payload(done: { input: Input; results: Pick<Results, After & keyof Results> }): z.input<Accepts[Type]>;
  /** Tries in all. Default: the helper's. */
  attempts?: number;
  /** Time limit of one attempt in ms. Default: the helper's. */
  withinMs?: number;
}

/** A named shape of a task: steps, each done by a helper, in an order that can have no circles. */
export interface Workflow<InputSchema extends z.ZodType = z.ZodType, Results = object> extends AnyWorkflow {
  input: InputSchema;
  /** Adds a step; it can only come after steps that are there already. */
  step<
    StepName extends string,
    Accepts extends PayloadSchemas,
    Replies extends PayloadSchemas,
    Type extends keyof Accepts & string,
    After extends keyof Results & string = never,
  >(
    name: StepName,
    step: StepDefinition<z.output<InputSchema>, Results, Accepts, Replies, Type, After>,
  ): Workflow<InputSchema, Results & Record<StepName, Answer<Replies, Type>>>;
}

/**
 * Begins the definition of a workflow; add its steps with `step`.
 *
 * @throws TatwatsError `invalid-definition`
 */
export function defineWorkflow<InputSchema extends z.ZodType>(definition: {
  /** Such as `game-aftermath`. */
  name: string;
  title(input: z.output<InputSchema>): string;
  input: InputSchema;
}): Workflow<InputSchema> {
  check(/^[a-z][a-z0-9-]{1,60}$/.test(definition.name), `A workflow is called like game-aftermath, not ${definition.name}.`);
  return build(definition, []) as unknown as Workflow<InputSchema>;
}

function build(definition: Omit<AnyWorkflow, "steps">, steps: readonly Step[]): AnyWorkflow {
  const workflow = {
    ...definition,
    steps,
    step(
      name: string,
      {
        helper,
        after = [],
        ...rest
      }: Omit<Step, "name" | "helper" | "after"> & { helper: { name: string; accepts: object }; after?: readonly string[] },
    ) {
      check(/^[a-z][a-z0-9_-]{0,60}$/i.test(name), `${definition.name}: a step is called like recap, not ${name}.`);
      check(
        steps.every((step) => step.name !== name),
        `${definition.name} has two steps ${name}.`,
      );
      check(Object.hasOwn(helper.accepts, rest.type), `${definition.name}: ${helper.name} does not accept ${rest.type}.`);
      for (const before of after) {
        check(
          steps.some((step) => step.name === before),
          `${definition.name}: ${name} comes after ${before}, which is not there yet.`,
        );
      }
      return build(definition, [...steps, { ...rest, name, helper: helper.name, after }]);
    },
  };
  return workflow;
}

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new TatwatsError("invalid-definition", message);
}
