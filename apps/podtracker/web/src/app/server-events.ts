/** What the server may say, with the schemas that look through it: loaded when the first of it comes. */
export { serverEvents } from "@podtracker/contract";
