// Checks a credential and a status list with jose and @sd-jwt, libraries that nobody here wrote.
//
//     node nachweis_pruefen.mjs CA.pem CREDENTIAL.sd-jwt STATUS.jwt
//
// Prints one JSON object: what the credential discloses and whether the list says that it was taken back. Exit 0: both are
// genuine and lead to a certificate in CA.pem; 1: not so; 2: called wrongly.
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { SDJwtInstance } from "@sd-jwt/core";
import { getListFromStatusListJWT } from "@sd-jwt/jwt-status-list";
import { compactVerify, decodeProtectedHeader, importX509, jwtVerify } from "jose";

const [ca, credential, list] = process.argv.slice(2);
if (!ca || !credential || !list) {
  console.error("usage: nachweis_pruefen.mjs CA.pem CREDENTIAL.sd-jwt STATUS.jwt");
  process.exit(2);
}
const read = (file) => readFileSync(file, "utf8").trim();
const anchors = read(ca)
  .split(/(?=-----BEGIN CERTIFICATE-----)/)
  .filter((pem) => pem.includes("BEGIN"))
  .map((pem) => new X509Certificate(pem))
  .filter((certificate) => certificate.ca);

// The payload of a JWS of this type, if its signer leads to an anchor.
async function verified(jwt, typ) {
  const [leaf] = decodeProtectedHeader(jwt).x5c;
  const pem = `-----BEGIN CERTIFICATE-----\n${leaf.match(/.{1,64}/g).join("\n")}\n-----END CERTIFICATE-----\n`;
  const certificate = new X509Certificate(pem);
  if (!anchors.some((anchor) => certificate.checkIssued(anchor) && certificate.verify(anchor.publicKey))) {
    throw new Error("the signer leads to no anchor");
  }
  const key = await importX509(pem, "ES256");
  const { payload, protectedHeader } = await compactVerify(jwt, key, { algorithms: ["ES256"] });
  if (protectedHeader.typ !== typ) throw new Error(`typ is ${protectedHeader.typ}`);
  const organisation = certificate.subject.split("\n").find((line) => line.startsWith("O="));
  return { key, payload: JSON.parse(new TextDecoder().decode(payload)), organisation: organisation?.slice(2) };
}

async function check() {
  const text = read(credential);
  const signed = await verified(text.split("~")[0], "dc+sd-jwt");
  const instance = new SDJwtInstance({
    hasher: (data, alg) => createHash(alg.replaceAll("-", "")).update(data).digest(),
    hashAlg: "sha-256",
    verifier: async () => true, // the signature was checked above, by jose
  });
  await instance.verify(text);
  const disclosed = await instance.getClaims(text);
  const { idx, uri } = signed.payload.status.status_list;
  const status = await verified(read(list), "statuslist+jwt");
  // A list is a JWT with an end; whoever held back a newer one must not win by an old one.
  await jwtVerify(read(list), status.key, { algorithms: ["ES256"], requiredClaims: ["exp"] });
  if (status.payload.sub !== uri) throw new Error("the list is another one");
  if (status.organisation !== signed.payload.statusstelle) throw new Error("the list is somebody else's");
  const bits = getListFromStatusListJWT(read(list));
  return { disclosed, revoked: bits.getStatus(idx) !== 0 };
}

try {
  console.log(JSON.stringify(await check()));
} catch (fault) {
  console.log(JSON.stringify({ error: String(fault.message ?? fault) }));
  process.exit(1);
}
