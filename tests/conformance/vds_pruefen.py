#!/usr/bin/env python3
"""Checks the digital seal (BSI TR-03171) on a printed Meldebescheinigung with foreign libraries and a reader of its own.

    target/venv/bin/python tests/conformance/vds_pruefen.py CERTIFICATES.pem PAGE.pgm…

Each page as pdftoppm -gray renders it. The code is found by zxing-cpp, its bytes are taken apart by the few lines below, the
signature is checked with cryptography against the certificate that the seal names. All pages must hold the same bytes. Prints
them and the fields as one JSON object. A file that is no picture is taken as the bytes of a seal. Exit 0: genuine; 1: not
(the reason on standard error); 2: called wrongly. Nothing is fetched from the network.
"""

import json
import sys
from datetime import date

import zxingcpp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

# Values of C40; the first three are shifts, which a seal does not use.
ALPHABET = "***<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAMES = {
    3: "profile", 4: "certificate", 5: "status", 10: "SURNAME", 11: "ACADEMIC_DEGREE", 12: "FIRST_NAME",
    13: "COMMON_FIRST_NAME", 14: "DATE_OF_BIRTH", 15: "STREET", 16: "HOUSE_NUMBER", 17: "POSTAL_CODE", 18: "CITY",
    19: "MOVING_DATE", 21: "DATE_OF_NOTIFICATION",
}


def code(path: str) -> bytes:
    """The bytes of the one DataMatrix on the page."""
    with open(path, "rb") as file:
        data = file.read()
    if not data.startswith(b"P5"):
        return data
    size, depth, pixels = data.split(b"\n", 3)[1:]
    width, height = map(int, size.split())
    if depth != b"255" or len(pixels) != width * height:
        raise ValueError("not an eight-bit grey picture")
    image = memoryview(pixels).cast("B", shape=[height, width])
    found = [c for c in zxingcpp.read_barcodes(image) if "matrix" in str(c.format).replace(" ", "").lower()]
    if len(found) != 1:
        raise ValueError(f"{len(found)} codes on {path}")
    return bytes(found[0].bytes)


def c40(data: bytes) -> str:
    text = ""
    for high, low in zip(data[::2], data[1::2]):
        if high == 0xFE:
            text += chr(low - 1)
        else:
            value = high * 256 + low - 1
            text += "".join(ALPHABET[v] for v in (value // 1600, value // 40 % 40, value % 40) if v)
    return text


def day(data: bytes) -> str:
    digits = f"{int.from_bytes(data, 'big'):08}"
    return date(int(digits[4:]), int(digits[:2]), int(digits[2:4])).isoformat()


def fields(data: bytes) -> dict[int, bytes]:
    found, at = {}, 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length > 0x80:
            length, at = int.from_bytes(data[at:at + length - 0x80], "big"), at + length - 0x80
        found[tag], at = data[at:at + length], at + length
    if at != len(data):
        raise ValueError("the last field is cut off")
    return found


def verified(seal: bytes, certificates: list[x509.Certificate]) -> dict:
    signer = c40(seal[4:36])
    if seal[:2] != b"\xdc\x03" or c40(seal[2:4]) != "D<<" or not signer.startswith("DEZV40") or seal[43] != 0xC9:
        raise ValueError("not a seal after TR-03171 v0.9")
    found = fields(seal[44:])
    signature = found.pop(0xFF)
    if found.pop(0).hex() != "9a4223406d374ef99e2cf95e31a23846":
        raise ValueError("another profile")
    [named] = [c for c in certificates if c.fingerprint(hashes.SHA1()).hex().upper() == signer[6:]]
    issuers = [c for c in certificates if c.subject == named.issuer]
    named.verify_directly_issued_by(issuers[0])
    key = named.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "brainpoolP256r1":
        raise ValueError("the key is not on brainpoolP256r1")
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    key.verify(der, seal[:-66], ec.ECDSA(hashes.SHA256()))
    [authority] = named.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    data = {NAMES[tag]: value.decode() for tag, value in found.items() if tag in NAMES}
    data["HOUSING_STATUS"] = int.from_bytes(found[20], "big")
    if 6 in found:
        data["status_index"] = int.from_bytes(found[6], "big")
    return {"authority": authority.value, "signed": day(seal[39:42]), "bytes": seal.hex(), "data": data}


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    with open(sys.argv[1], "rb") as file:
        certificates = x509.load_pem_x509_certificates(file.read())
    try:
        seals = {code(path) for path in sys.argv[2:]}
        if len(seals) != 1:
            raise ValueError("the pages hold different seals")
        result = verified(seals.pop(), certificates)
    except Exception as error:  # whatever a library says no with
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(json.dumps(result, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
