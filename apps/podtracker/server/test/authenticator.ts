import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/**
 * A device with one passkey (ES256, no attestation), that answers as a browser would. The bytes are those
 * of WebAuthn Level 2, §6.1 (authenticator data), §6.5.1 (attested credential) and RFC 9052 §7 (the key).
 */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  const rpIdHash = createHash("sha256").update(new URL(origin).hostname).digest();
  const userWasThere = 0x05;
  const withCredential = 0x40;
  const dataOf = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: Record<string, string>) => ({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    response,
    clientExtensionResults: {},
  });
  return {
    register(challenge: string) {
      const key = [hex("a5010203262001215820"), Buffer.from(x!, "base64url"), hex("225820"), Buffer.from(y!, "base64url")];
      const credential = [Buffer.alloc(16), Buffer.from([0, id.length]), id, ...key];
      const authData = Buffer.concat([rpIdHash, Buffer.from([userWasThere | withCredential]), Buffer.alloc(4), ...credential]);
      // A CBOR map of three: the format is "none", its statement empty, and the authenticator's data follow.
      const head = [
        hex("a363"),
        "fmt",
        hex("64"),
        "none",
        hex("67"),
        "attStmt",
        hex("a068"),
        "authData",
        Buffer.from([0x58, authData.length]),
      ];
      return answer({
        clientDataJSON: dataOf("webauthn.create", challenge).toString("base64url"),
        attestationObject: Buffer.concat([...head.map((part) => Buffer.from(part)), authData]).toString("base64url"),
      });
    },
    sign(challenge: string) {
      const clientData = dataOf("webauthn.get", challenge);
      const authData = Buffer.concat([rpIdHash, Buffer.from([userWasThere]), Buffer.alloc(4)]);
      const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
      return answer({
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      });
    },
  };
}

const hex = (bytes: string) => Buffer.from(bytes, "hex");
