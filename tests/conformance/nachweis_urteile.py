#!/usr/bin/env python3
"""What Python libraries say about credentials (SD-JWT VC) and status lists: one verdict a library and file.

    target/venv/bin/python tests/conformance/nachweis_urteile.py CA.pem CREDENTIAL.sd-jwt FILE…

FILE is a credential (.sd-jwt) or a status list (.jwt), which is asked about the first CREDENTIAL. Prints one JSON object: file
name → library → "yes", "no", or "drops" where the credential is taken and a field that came along is silently left out. That the certificate in x5c leads to CA.pem, cryptography checks for all of them: none does so
by itself. Beyond that each does what it does alone:

  jwcrypto   the signature; of a status list, as a JWT, its times too
  joserfc    the same
  sd-jwt     the reference implementation of SD-JWT: signature and disclosures; knows no status lists

Exit 0, or 2 when called wrongly. Nothing is fetched from the network.
"""

import base64
import json
import sys
import zlib
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc import jwt as joserfc_jwt
from joserfc.jwk import ECKey
from jwcrypto import jwk
from jwcrypto import jws as jwcrypto_jws
from jwcrypto import jwt as jwcrypto_jwt
from sd_jwt.verifier import SDJWTVerifier


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def key_of(signed: str, ca: x509.Certificate) -> bytes:
    """The key of the signer, PEM, if the CA issued its certificate."""
    header = json.loads(decoded(signed.split(".")[0]))
    certificate = x509.load_der_x509_certificate(base64.b64decode(header["x5c"][0], validate=True))
    certificate.verify_directly_issued_by(ca)
    return certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def registry() -> jws.JWSRegistry:
    # The certificate alone is longer than the 512 bytes that this library takes for a header.
    rules = jws.JWSRegistry(algorithms=["ES256"])
    rules.max_header_length = 4096
    return rules


class Credential:
    """The libraries' verdicts on a credential; they raise what they say no with."""

    def __init__(self, text: str, ca: x509.Certificate) -> None:
        self.text, self.signed = text, text.split("~")[0]
        self.pem = key_of(self.signed, ca)

    def jwcrypto(self) -> None:
        token = jwcrypto_jws.JWS()
        token.allowed_algs = ["ES256"]
        token.deserialize(self.signed, jwk.JWK.from_pem(self.pem))

    def joserfc(self) -> None:
        jws.deserialize_compact(self.signed, ECKey.import_key(self.pem), registry=registry())

    def sd_jwt(self) -> str | None:
        claims = SDJWTVerifier(self.text, lambda issuer, header: jwk.JWK.from_pem(self.pem)).get_verified_payload()
        fields = [json.loads(decoded(one)) for one in self.text.split("~")[1:-1]]
        return None if all(claims.get(name) == value for _, name, value in fields) else "drops"


class Statuslist:
    """The libraries' verdicts on a status list, and then its bit for the credential."""

    def __init__(self, text: str, ca: x509.Certificate, index: int) -> None:
        self.text, self.index = text, index
        self.pem = key_of(text, ca)

    def bit(self, claims: dict) -> None:
        bits = zlib.decompress(decoded(claims["status_list"]["lst"]))
        if bits[self.index // 8] >> self.index % 8 & 1:
            raise ValueError("taken back")

    def jwcrypto(self) -> None:
        token = jwcrypto_jwt.JWT(jwt=self.text, key=jwk.JWK.from_pem(self.pem), algs=["ES256"])
        self.bit(json.loads(token.claims))

    def joserfc(self) -> None:
        token = joserfc_jwt.decode(self.text, ECKey.import_key(self.pem), registry=registry())
        joserfc_jwt.JWTClaimsRegistry().validate(token.claims)
        self.bit(token.claims)


def verdict(make, library: str) -> str:
    try:
        return getattr(make(), library.replace("-", "_"))() or "yes"
    # Whatever a library says no with.
    except Exception as fault:  # noqa: BLE001
        print(f"{library}: {type(fault).__name__}: {fault}", file=sys.stderr)
        return "no"


def main() -> int:
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    ca = x509.load_pem_x509_certificate(Path(sys.argv[1]).read_bytes())
    payload = json.loads(decoded(Path(sys.argv[2]).read_text("ascii").split("~")[0].split(".")[1]))
    index = payload["status"]["status_list"]["idx"]
    verdicts = {}
    for path in map(Path, sys.argv[3:]):
        text = path.read_text("ascii").strip()
        if path.suffix == ".sd-jwt":
            said = {one: verdict(lambda: Credential(text, ca), one) for one in ("jwcrypto", "joserfc", "sd-jwt")}
        else:
            said = {one: verdict(lambda: Statuslist(text, ca, index), one) for one in ("jwcrypto", "joserfc")}
        verdicts[path.stem] = said
    print(json.dumps(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
