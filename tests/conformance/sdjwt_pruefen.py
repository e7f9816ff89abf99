#!/usr/bin/env python3
"""Checks a credential (SD-JWT VC, ES256, certificate in x5c) with foreign libraries.

    target/venv/bin/python tests/conformance/sdjwt_pruefen.py CA.pem FILE

The certificate with cryptography, the signature with jwcrypto and once more with joserfc, the disclosures with the reference
implementation of SD-JWT. Prints what is disclosed as one JSON object. Exit 0: all say yes; 1: one says no (on standard
error); 2: called wrongly. Nothing is fetched from the network.
"""

import base64
import json
import sys

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.jwk import ECKey
from jwcrypto import jwk
from sd_jwt.verifier import SDJWTVerifier


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def leaf(header: dict, ca_path: str) -> x509.Certificate:
    """The certificate of the signer, if the CA issued it."""
    with open(ca_path, "rb") as file:
        ca = x509.load_pem_x509_certificate(file.read())
    certificate = x509.load_der_x509_certificate(base64.b64decode(header["x5c"][0], validate=True))
    certificate.verify_directly_issued_by(ca)
    if not isinstance(certificate.public_key().curve, ec.SECP256R1):
        raise ValueError("the key is not on P-256")
    return certificate


def disclosed(text: str, ca_path: str) -> dict:
    signed = text.split("~")[0]
    header = json.loads(decoded(signed.split(".")[0]))
    if header["typ"] != "dc+sd-jwt" or header["alg"] != "ES256":
        raise ValueError("not a credential signed with ES256")
    pem = leaf(header, ca_path).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    # The certificate alone is longer than the 512 bytes that this library takes for a header.
    registry = jws.JWSRegistry(algorithms=["ES256"])
    registry.max_header_length = 4096
    jws.deserialize_compact(signed, ECKey.import_key(pem), registry=registry)
    verifier = SDJWTVerifier(text, lambda issuer, header: jwk.JWK.from_pem(pem))
    return verifier.get_verified_payload()


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    ca_path, path = sys.argv[1:]
    with open(path, encoding="ascii") as file:
        text = file.read()
    try:
        data = disclosed(text, ca_path)
    except Exception as error:  # whatever a library says no with
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(json.dumps(data, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
