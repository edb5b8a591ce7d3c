import { createContext } from "react";
import { createFlowMeter, type FlowMeter } from "./flow-meter.ts";

/** What the graph's parts share. */
export interface FlowScene {
  meter: FlowMeter;
  /** The node or line that was chosen. */
  chosen: string | undefined;
  choose(id: string | undefined): void;
  /** Whether figures are of this moment, or of a recorded one, instead of the whole time that was chosen. */
  moving: boolean;
}

export const FlowContext = createContext<FlowScene>({
  meter: createFlowMeter("mediator"),
  chosen: undefined,
  choose: () => {},
  moving: false,
});
