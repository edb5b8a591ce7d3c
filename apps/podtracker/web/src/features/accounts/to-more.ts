import type { PageProps } from "../../app/page.tsx";

/** The way back from each page of settings. */
export const toMore: NonNullable<PageProps["back"]> = { link: { to: "/more" }, label: "More" };
