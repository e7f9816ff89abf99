#!/usr/bin/env python3
"""What foreign programs say about sealed PDFs: one verdict a program and file.

    target/venv/bin/python tests/conformance/pdf_urteile.py CA.pem CRL.pem FILE.pdf…

Prints one JSON object: file name → program → "yes", "no", or "part" where it calls the signature valid and says that more was
added behind it (as long-term proofs are, too). Everything that a program can be told is told to each: the root that counts,
the revocation list, the present time. The programs:

  validate    pyHanko, validate_pdf_signature with revocation required
  adesverify  pyHanko's command of that name (ETSI EN 319 102-1, 5.6.3) with its own measure, the line at the bottom
  with-time   pyHanko, ETSI EN 319 102-1, 5.5 (signatures with time): the indication is PASSED; knows the signature, not the PDF
  pdfsig      poppler, root and list in an NSS database: "Signature is Valid" and "Certificate is Trusted"
  openssl     openssl cms -verify -cades -crl_check of the last signature
  mutool      mupdf's sign -v: valid or unchanged since signing (it knows no anchors)
  qpdf        qpdf --check: the file's syntax (it knows no signatures)

Exit 0, or 2 when called wrongly. Nothing is fetched from the network.
"""

import asyncio
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from asn1crypto import crl as asn1_crl
from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.ades import ades_lta_validation, ades_with_time_validation
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.ades.report import AdESPassed
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy, FreshnessReqType
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer


def der(path: Path) -> bytes:
    data = path.read_bytes()
    return pem.unarmor(data)[2] if pem.detect(data) else data


class Verifiers:
    """The programs with one root and one revocation list."""

    def __init__(self, ca: Path, revoked: Path, folder: Path) -> None:
        self.root = x509.Certificate.load(der(ca))
        self.crl = asn1_crl.CertificateList.load(der(revoked))
        self.folder = folder
        self.both = folder / "ca-und-crl.pem"
        self.both.write_bytes(ca.read_bytes() + revoked.read_bytes())
        self.nss = folder / "nss"
        self.nss.mkdir()
        self.certutil("-N", "--empty-password")
        self.certutil("-A", "-n", "wurzel", "-t", "CT,C,C", "-a", "-i", str(ca))
        listed = folder / "crl.der"
        listed.write_bytes(self.crl.dump())
        self.run("crlutil", "-I", "-d", f"sql:{self.nss}", "-i", str(listed))

    def certutil(self, *arguments: str) -> None:
        code, text = self.run("certutil", "-d", f"sql:{self.nss}", *arguments)
        if code:
            raise RuntimeError(text)

    def run(self, *command: str) -> tuple[int, str]:
        environment = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        return done.returncode, (done.stdout + done.stderr).decode(errors="replace")

    def signatures(self, file):
        found = PdfFileReader(file).embedded_regular_signatures
        if not found:
            raise ValueError("no signature")
        return found

    def validate(self, path: Path) -> bool:
        context = lambda: ValidationContext(  # noqa: E731
            trust_roots=[self.root], allow_fetching=False, crls=[self.crl], revocation_mode="require"
        )
        with path.open("rb") as file:
            return all(validate_pdf_signature(one, context()).bottom_line for one in self.signatures(file))

    def ades(self) -> SignatureValidationSpec:
        revocation = CertRevTrustPolicy(
            REQUIRE_REVINFO, freshness=None, freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION
        )
        return SignatureValidationSpec(
            cert_validation_policy=CertValidationPolicySpec(SimpleTrustManager.build([self.root]), revocation),
            revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
            local_knowledge=LocalKnowledge(known_crls=[CRLContainer(self.crl)]),
        )

    def adesverify(self, path: Path) -> bool:
        spec = PdfSignatureValidationSpec(self.ades())
        with path.open("rb") as file:
            results = [asyncio.run(ades_lta_validation(one, spec)) for one in self.signatures(file)]
        return all(result.api_status.bottom_line for result in results)

    def with_time(self, path: Path) -> bool:
        with path.open("rb") as file:
            results = [
                asyncio.run(ades_with_time_validation(one.signed_data, self.ades(), raw_digest=one.compute_digest()))
                for one in self.signatures(file)
            ]
        return all(result.ades_subindic == AdESPassed.OK for result in results)

    def pdfsig(self, path: Path) -> bool | str:
        _, text = self.run("pdfsig", "-nssdir", f"sql:{self.nss}", str(path))
        valid, all_of_them = text.count("Signature is Valid"), text.count("Signature #")
        if not 0 < all_of_them == valid == text.count("Certificate is Trusted"):
            return False
        return "part" if "Total document signed" not in text else True

    def openssl(self, path: Path) -> bool:
        data = path.read_bytes()
        ranges = re.findall(rb"/ByteRange\s*\[\s*(\d+) +(\d+) +(\d+) +(\d+)\s*\]", data)
        begin, first, second, rest = map(int, ranges[-1])
        content, cms = self.folder / "gesiegelt", self.folder / "siegel.p7"
        content.write_bytes(data[begin : begin + first] + data[second : second + rest])
        hull = bytes.fromhex(data[begin + first + 1 : second - 1].decode("ascii"))
        if hull[:2] != b"\x30\x82":
            return False
        cms.write_bytes(hull[: 4 + int.from_bytes(hull[2:4], "big")])
        code, _ = self.run(
            "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(cms), "-content", str(content),
            "-CAfile", str(self.both), "-crl_check", "-purpose", "any", "-cades", "-out", "/dev/null",
        )  # fmt: skip
        return code == 0

    def mutool(self, path: Path) -> bool | str:
        _, text = self.run("mutool", "sign", "-v", str(path))
        edited = text.count("The signature is valid but there have been edits since signing.")
        valid = edited + text.count("The document is unchanged since signing.")
        if not 0 < text.count("Verifying signature") == valid:
            return False
        return "part" if edited else True

    def qpdf(self, path: Path) -> bool:
        return self.run("qpdf", "--check", str(path))[0] == 0


PROGRAMS = ("validate", "adesverify", "with-time", "pdfsig", "openssl", "mutool", "qpdf")


def main() -> int:
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    # pyHanko logs each finding with a trace of its own.
    logging.disable(logging.CRITICAL)
    ca, revoked, *files = map(Path, sys.argv[1:])
    verdicts: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        verifiers = Verifiers(ca, revoked, Path(folder))
        for path in files:
            said = verdicts[path.stem] = {}
            for program in PROGRAMS:
                try:
                    verdict = getattr(verifiers, program.replace("-", "_"))(path)
                    said[program] = {True: "yes", False: "no"}.get(verdict, verdict)
                # Whatever makes a program stop is its "no".
                except Exception as fault:  # noqa: BLE001
                    said[program] = "no"
                    print(f"{path.name}, {program}: {type(fault).__name__}: {fault}", file=sys.stderr)
    print(json.dumps(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
