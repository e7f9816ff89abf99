#!/usr/bin/env python3
"""Checks the electronic seals of a PDF with pyHanko, a foreign verifier.

    target/venv/bin/python tests/conformance/pdf_pruefen.py CA.pem FILE.pdf [--crl CRL.der]

Prints one JSON object. Exit 0: there is a seal and each one is valid and leads to CA.pem; 1: not so; 2: called wrongly.
Nothing is fetched from the network; with --crl a certificate must be provably not revoked.
"""

import argparse
import json
import logging
import sys

from asn1crypto import crl, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def certificate(path: str) -> x509.Certificate:
    with open(path, "rb") as file:
        data = file.read()
    if pem.detect(data):
        _, _, data = pem.unarmor(data)
    return x509.Certificate.load(data)


def context(arguments: argparse.Namespace) -> ValidationContext:
    crls = []
    if arguments.crl:
        with open(arguments.crl, "rb") as file:
            crls.append(crl.CertificateList.load(file.read()))
    return ValidationContext(
        trust_roots=[certificate(arguments.ca)],
        allow_fetching=False,
        crls=crls,
        revocation_mode="require" if crls else "soft-fail",
    )


def seal(embedded, arguments: argparse.Namespace) -> dict:
    status = validate_pdf_signature(embedded, context(arguments))
    return {
        "field": embedded.field_name,
        "subfilter": str(embedded.sig_object.get("/SubFilter")),
        "signer": status.signing_cert.subject.human_friendly,
        "digest": status.md_algorithm,
        "intact": status.intact,
        "valid": status.valid,
        "trusted": status.trusted,
        "bottom_line": status.bottom_line,
        "coverage": status.coverage.name,
        "modification_level": status.modification_level.name if status.modification_level else None,
        "summary": status.summary(),
        "timestamp_trusted": status.timestamp_validity.trusted if status.timestamp_validity else None,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ca")
    parser.add_argument("pdf")
    parser.add_argument("--crl")
    arguments = parser.parse_args()
    # pyHanko logs each finding with a trace of its own; the findings stand in the JSON.
    logging.disable(logging.CRITICAL)

    with open(arguments.pdf, "rb") as file:
        try:
            seals = [seal(embedded, arguments) for embedded in PdfFileReader(file).embedded_regular_signatures]
            error = None if seals else "the file carries no seal"
        # Whatever makes a foreign reader stop is a finding about the file, not about this script.
        except Exception as fault:  # noqa: BLE001
            seals, error = [], f"{type(fault).__name__}: {fault}"

    result = {
        "valid": bool(seals) and all(one["bottom_line"] for one in seals),
        "trusted": bool(seals) and all(one["trusted"] for one in seals),
        "seals": seals,
        "error": error,
    }
    json.dump(result, sys.stdout, indent=1)
    print()
    return 0 if result["valid"] and result["trusted"] else 1


if __name__ == "__main__":
    sys.exit(main())
