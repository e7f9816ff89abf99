// What npm's jose and @sd-jwt say about credentials and status lists: one verdict a library and file.
//
//     node nachweis_urteile.mjs CA.pem CREDENTIAL.sd-jwt FILE…
//
// FILE is a credential (.sd-jwt) or a status list (.jwt), which is asked about the first CREDENTIAL. Prints one JSON object:
// file name → library → "yes", "no", or "drops" where the credential is taken and a field that came along is silently left
// out. That the certificate in x5c leads to CA.pem, node's X509Certificate checks for all of
// them. Beyond that each does what it does alone:
//
//   jose    compactVerify of a credential; jwtVerify of a status list, with its times
//   sd-jwt  @sd-jwt/core with jose as its verifier: signature and disclosures; @sd-jwt/jwt-status-list reads a list's bit
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { SDJwtInstance } from "@sd-jwt/core";
import { getListFromStatusListJWT } from "@sd-jwt/jwt-status-list";
import { compactVerify, decodeJwt, decodeProtectedHeader, importX509, jwtVerify } from "jose";

const [ca, credential, ...files] = process.argv.slice(2);
if (!ca || !credential || files.length === 0) {
  console.error("usage: nachweis_urteile.mjs CA.pem CREDENTIAL.sd-jwt FILE…");
  process.exit(2);
}
const read = (file) => readFileSync(file, "utf8").trim();
const anchor = new X509Certificate(read(ca));
const { idx } = decodeJwt(read(credential).split("~")[0]).status.status_list;

async function keyOf(jwt) {
  const [leaf] = decodeProtectedHeader(jwt).x5c;
  const pem = `-----BEGIN CERTIFICATE-----\n${leaf.match(/.{1,64}/g).join("\n")}\n-----END CERTIFICATE-----\n`;
  const certificate = new X509Certificate(pem);
  if (!certificate.checkIssued(anchor) || !certificate.verify(anchor.publicKey)) throw new Error("leads to no anchor");
  return importX509(pem, "ES256");
}

const only = { algorithms: ["ES256"] };
const credentials = {
  jose: async (text) => {
    const jwt = text.split("~")[0];
    await compactVerify(jwt, await keyOf(jwt), only);
  },
  "sd-jwt": async (text) => {
    const instance = new SDJwtInstance({
      hasher: (data, alg) => createHash(alg.replaceAll("-", "")).update(data).digest(),
      hashAlg: "sha-256",
      verifier: async (data, signature) => {
        const jwt = `${data}.${signature}`;
        await compactVerify(jwt, await keyOf(jwt), only);
        return true;
      },
    });
    await instance.verify(text);
    const claims = await instance.getClaims(text);
    const fields = text.split("~").slice(1, -1).map((field) => JSON.parse(Buffer.from(field, "base64url")));
    return fields.every(([, name, value]) => claims[name] === value) ? "yes" : "drops";
  },
};
const lists = {
  jose: async (text) => {
    const { payload } = await jwtVerify(text, await keyOf(text), { ...only, typ: "statuslist+jwt" });
    const bits = getListFromStatusListJWT(text);
    if (!payload.status_list || bits.getStatus(idx) !== 0) throw new Error("taken back");
  },
  "sd-jwt": async (text) => {
    if (getListFromStatusListJWT(text).getStatus(idx) !== 0) throw new Error("taken back");
  },
};

const verdicts = {};
for (const file of files) {
  const ending = extname(file);
  const said = (verdicts[basename(file, ending)] = {});
  for (const [library, check] of Object.entries(ending === ".sd-jwt" ? credentials : lists)) {
    try {
      said[library] = (await check(read(file))) ?? "yes";
    } catch (fault) {
      said[library] = "no";
      console.error(`${basename(file)}, ${library}: ${fault.message}`);
    }
  }
}
console.log(JSON.stringify(verdicts));
