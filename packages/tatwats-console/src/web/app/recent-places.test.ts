import { expect, test } from "vitest";
import { withPlace } from "./recent-places.ts";

test("a place comes first, and only once however it was filtered", () => {
  const places = [
    { href: "/messages?state=dead", title: "Messages" },
    { href: "/helpers/the_author", title: "the_author" },
  ];
  expect(withPlace(places, { href: "/messages", title: "Messages" }).map(({ href }) => href)).toEqual(["/messages", "/helpers/the_author"]);
});

test("no more than eight are kept", () => {
  let places = withPlace([], { href: "/0", title: "" });
  for (let index = 1; index < 12; index += 1) places = withPlace(places, { href: `/${index}`, title: "" });
  expect(places.map(({ href }) => href)).toEqual(["/11", "/10", "/9", "/8", "/7", "/6", "/5", "/4"]);
});
