#!/usr/bin/env python3
"""Makes hostile copies of a sealed document, as somebody could who has no key of the authority.

    target/venv/bin/python tests/conformance/feindlich.py SEALED.pdf FOLDER

Writes FOLDER/<attack>.pdf and prints their names, one a line. A name that begins with "unsigniert-" changes what the signature does
not cover, so that other verifiers may pass over it: the time-stamp, the filling behind the signature, the proofs behind the seal.
Exit 0, or 2 when called wrongly.
"""

import argparse
import datetime
import io
import re
import sys
from pathlib import Path

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf


def flipped(pdf: bytes, place: int) -> bytes:
    copy = bytearray(pdf)
    copy[place] ^= 1
    return bytes(copy)


def flipped_digit(pdf: bytes, place: int) -> bytes:
    """Another hexadecimal digit, so that what it stands for can still be read."""
    return pdf[:place] + (b"1" if pdf[place : place + 1] == b"0" else b"0") + pdf[place + 1 :]


def hull_of(pdf: bytes) -> tuple[int, int, cms.ContentInfo]:
    """Where the hexadecimal digits of the last signature begin and end, and what they say."""
    begin = pdf.rindex(b"/Contents<") + len(b"/Contents<")
    end = pdf.index(b">", begin)
    return begin, end, cms.ContentInfo.load(bytes.fromhex(pdf[begin:end].decode("ascii")), strict=False)


def regions(pdf: bytes) -> dict[str, bytes]:
    """One changed byte in each part of the file."""
    contents, end, hull = hull_of(pdf)
    signer = hull["content"]["signer_infos"][0]
    value = pdf.index(signer["signature"].native.hex().encode(), contents) + 40
    digest = next(one["values"][0].native for one in signer["signed_attrs"] if one["type"].native == "message_digest")
    sealed = max(int(a) + int(b) for a, b in re.findall(rb"/ByteRange\s*\[\s*0 \d+ (\d+) (\d+)\s*\]", pdf))
    streams = [match.end() for match in re.finditer(rb"stream\r?\n", pdf) if not pdf[: match.start()].endswith(b"end")]
    places = {
        "kopf": 6,
        "objekt": pdf.index(b"obj") + 6,
        "erster-strom": streams[0] + 20,
        "mittlerer-strom": streams[len(streams) // 3] + 20,
        "verzeichnis": pdf.index(b"startxref") + 11,
        "zeitpunkt": pdf.rindex(b"/M(D:") + 8,
        "name": pdf.rindex(b"/Reason") + 12,
        "hinter-der-signatur": end + 3,
    }
    if sealed < len(pdf):
        places["unsigniert-strom"] = pdf.index(b"stream\n", sealed) + 60
        places["unsigniert-verzeichnis"] = pdf.rindex(b"startxref") + 11
    digits = {
        "zertifikat": contents + 900,
        "abdruck": pdf.index(digest.hex().encode(), contents) + 10,
        "signaturwert": value,
    }
    filling = flipped_digit(pdf, end - 9)
    return {
        **{f"byte-{name}" if not name.startswith("unsigniert") else name: flipped(pdf, at) for name, at in places.items()},
        **{f"byte-{name}": flipped_digit(pdf, at) for name, at in digits.items()},
        "unsigniert-fuellung": filling,
    }


def updated(pdf: bytes, change) -> bytes:
    """The file with an update behind it, as a PDF editor writes one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def other_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    text = generic.StreamObject(stream_data=b"BT /F0 20 Tf 50 700 Td (0) Tj ET 0 0 0 rg 60 600 300 40 re f")
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(text)])
    writer.update_container(page)


def other_attachment(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.root["/AF"][0]["/EF"]["/F"]
    stream._data = b'{"art":"meldebescheinigung"}'  # noqa: SLF001
    stream._encoded_data = None  # noqa: SLF001
    stream.pop("/Filter", None)
    writer.update_container(stream)


def foreign_signer() -> SimpleSigner:
    """Somebody who calls himself what the authority calls itself, with a certificate of his own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Siegel Stadt Neustadt (Test)")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
        .sign(key, hashes.SHA256())
    )
    both = serialization.NoEncryption(), serialization.BestAvailableEncryption
    p12 = serialization.pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, both[0])
    return SimpleSigner.load_pkcs12_data(p12, other_certs=[])


def signed_again(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(updated(pdf, other_page)))
    return sign_pdf(writer, PdfSignatureMetadata(field_name="Zweites"), signer=foreign_signer()).getvalue()


def other_range(pdf: bytes) -> bytes:
    """The signed range ends earlier; the digits keep their places."""
    match = list(re.finditer(rb"(/ByteRange\s*\[\s*0 \d+ \d+ )(\d+)", pdf))[-1]
    shorter = str(int(match[2]) - 7).rjust(len(match[2]), "0").encode()
    return pdf[: match.start(2)] + shorter + pdf[match.end(2) :]


def without_stamp(pdf: bytes) -> bytes | None:
    """The seal without its time-stamp, which nobody signed; None if it has none."""
    begin, end, hull = hull_of(pdf)
    signer = hull["content"]["signer_infos"][0]
    if not signer["unsigned_attrs"]:
        return None
    del signer["unsigned_attrs"]
    return pdf[:begin] + hull.dump(force=True).hex().encode().ljust(end - begin, b"0") + pdf[end:]


def attacks(pdf: bytes) -> dict[str, bytes]:
    attached = "/AF" in PdfFileReader(io.BytesIO(pdf)).root
    stripped = without_stamp(pdf)
    return {
        **regions(pdf),
        **({"unsigniert-zeitstempel-entfernt": stripped} if stripped else {}),
        "andere-seite": updated(pdf, other_page),
        **({"andere-beilage": updated(pdf, other_attachment)} if attached else {}),
        "anderer-bereich": other_range(pdf),
        "nochmal-unterschrieben": signed_again(pdf),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, content in attacks(arguments.pdf.read_bytes()).items():
        (arguments.folder / f"{name}.pdf").write_bytes(content)
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
