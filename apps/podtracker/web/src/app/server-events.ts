/** What the server may say, with the schemas that look through it: loaded with the socket, after the page shows. */
export { serverEvents } from "@podtracker/contract";
