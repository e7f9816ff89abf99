"""pyHanko: seal a PDF as PAdES B-B, driven by benches/urkunde.rs; benches/peer.rs describes the protocol.

    target/venv/bin/python benches/peers/pyhanko_siegeln.py WARM_UP_SECONDS KEY.pem CERTIFICATE.pem CA.pem FILE.pdf...

The same work as ours: an invisible field in an incremental update, SHA-256, ECDSA on P-256, ETSI.CAdES.detached, the
signer's certificate alone, the same room for the signature, in memory. Whatever can be kept from file to file is kept. A
file whose seal pyHanko itself does not find valid and made that way ends the peer.
"""

import io
import sys
import time

from asn1crypto import pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

# As hex digits; src/urkunde/luecke.rs keeps as many.
ROOM = 2 * 12288


def signer(key: str, certificate: str) -> PdfSigner:
    simple = SimpleSigner.load(key, certificate)
    if simple is None:
        sys.exit("pyHanko: the key cannot be read")
    metadata = PdfSignatureMetadata(
        field_name="Siegel",
        md_algorithm="sha256",
        name="Stadt Altstadt",
        reason="Meldebescheinigung nach § 18 BMG",
        subfilter=SigSeedSubFilter.PADES,
    )
    return PdfSigner(metadata, simple, new_field_spec=SigFieldSpec("Siegel"))


def seal(pdf_signer: PdfSigner, pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    output = io.BytesIO()
    pdf_signer.sign_pdf(writer, output=output, bytes_reserved=ROOM)
    return output.getvalue()


def check(pdf: bytes, sealed: bytes, ca: str) -> None:
    with open(ca, "rb") as file:
        _, _, der = pem.unarmor(file.read())
    (embedded,) = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    status = validate_pdf_signature(
        embedded,
        ValidationContext(trust_roots=[x509.Certificate.load(der)], allow_fetching=False),
    )
    same_work = (
        sealed.startswith(pdf)
        and str(embedded.sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"
        and status.md_algorithm == "sha256"
        and status.pkcs7_signature_mechanism == "sha256_ecdsa"
        and status.signing_cert.public_key.curve == ("named", "secp256r1")
    )
    if not (status.bottom_line and same_work):
        sys.exit(f"pyHanko: its own seal is not as ours: {status.summary()}")


def main() -> None:
    warm_up, key, certificate, ca, *paths = sys.argv[1:]
    pdf_signer = signer(key, certificate)
    files = []
    for path in paths:
        with open(path, "rb") as file:
            files.append(file.read())
    for pdf in files:
        check(pdf, seal(pdf_signer, pdf), ca)
    end = time.thread_time() + float(warm_up)
    while time.thread_time() < end:
        for pdf in files:
            seal(pdf_signer, pdf)
    print("ready", flush=True)
    for line in sys.stdin:
        document, milliseconds = map(int, line.split())
        begin = time.thread_time_ns()
        runs = spent = 0
        while spent < milliseconds * 1_000_000:
            seal(pdf_signer, files[document])
            runs += 1
            spent = time.thread_time_ns() - begin
        print(runs, spent, flush=True)


main()
