/** What opens over the table: one file, which comes once the table stands (`late-dialogs.ts`). */
export { EndDialog } from "./end-dialog.tsx";
export { LogDialog } from "./log-dialog.tsx";
export { SeatMore } from "./seat-more.tsx";
export { TableMenu } from "./table-menu.tsx";
