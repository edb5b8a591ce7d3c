import { createApi } from "@podtracker/contract";

export const api = createApi();
