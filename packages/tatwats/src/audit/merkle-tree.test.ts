import fc from "fast-check";
import { expect, test } from "vitest";
import { auditPath, leafHash, merkleRoot, rootOfPath } from "./merkle-tree.ts";

// The test vectors of the Certificate Transparency reference implementation for RFC 6962.
const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("roots are those of RFC 6962's reference implementation", () => {
  const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, "hex")));
  expect(roots.map((_, index) => merkleRoot(leaves.slice(0, index + 1)))).toEqual(roots);
});

test("changing, dropping or swapping any leaf changes the root", () => {
  const leaf = fc.uint8Array({ maxLength: 8 }).map((bytes) => leafHash(Buffer.from(bytes)));
  fc.assert(
    fc.property(fc.uniqueArray(leaf, { minLength: 2, maxLength: 40 }), fc.nat(), (leaves, at) => {
      const index = at % leaves.length;
      const root = merkleRoot(leaves);
      expect(merkleRoot(leaves.with(index, leafHash(Buffer.from("other"))))).not.toBe(root);
      expect(merkleRoot(leaves.toSpliced(index, 1))).not.toBe(root);
      expect(merkleRoot(leaves.toReversed())).not.toBe(root);
    }),
  );
});

test("each leaf's audit path leads to the root, and no other leaf, place or path does", () => {
  const leaf = fc.uint8Array({ maxLength: 8 }).map((bytes) => leafHash(Buffer.from(bytes)));
  fc.assert(
    fc.property(fc.uniqueArray(leaf, { minLength: 2, maxLength: 40 }), fc.nat(), fc.nat(), (leaves, at, other) => {
      const index = at % leaves.length;
      const size = leaves.length;
      const elsewhere = (index + 1 + (other % (size - 1))) % size;
      const [root, path] = [merkleRoot(leaves), auditPath(leaves, index)];
      expect(rootOfPath(leaves[index]!, index, size, path)).toBe(root);
      expect(rootOfPath(leaves[elsewhere]!, index, size, path)).not.toBe(root);
      expect(rootOfPath(leaves[index]!, elsewhere, size, path)).not.toBe(root);
      expect(rootOfPath(leaves[index]!, index, size, path.slice(1))).not.toBe(root);
      expect(rootOfPath(leaves[index]!, index, size, [...path, root])).toBeUndefined();
    }),
  );
});
