"""Checks the container of a case (ASiC-E) with openssl and the standard library: signature, digests, chain, time-stamp.

usage: akte_pruefen.py CONTAINER CA.pem; prints one line for each finding and ends with 1 if one is bad.
"""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"


def openssl(*argumente: str) -> tuple[bool, str]:
    lauf = subprocess.run(["openssl", *argumente], capture_output=True, text=True, check=False)
    return lauf.returncode == 0, (lauf.stdout + lauf.stderr).strip()


def maengel(datei: str, ca: str, ordner: pathlib.Path):
    roh = pathlib.Path(datei).read_bytes()
    if roh[30:38] != b"mimetype" or roh[38:69] != b"application/vnd.etsi.asic-e+zip":
        yield "the type cannot be read off the bytes"
    with zipfile.ZipFile(datei) as archiv:
        dateien = {name: archiv.read(name) for name in archiv.namelist()}
        if len(dateien) != len(archiv.namelist()):
            yield "a name stands twice"
    liste = dateien["META-INF/ASiCManifest.xml"]
    for name in ("ASiCManifest.xml", "signature.p7s"):
        (ordner / name).write_bytes(dateien["META-INF/" + name])
    gut, text = openssl(
        "cms", "-verify", "-binary", "-inform", "DER", "-in", str(ordner / "signature.p7s"),
        "-content", str(ordner / "ASiCManifest.xml"), "-CAfile", ca, "-purpose", "any", "-cades", "-out", "/dev/null",
    )
    if not gut:
        yield f"the signature: {text}"
    genannt = {}
    for eintrag in ET.fromstring(liste).iter(ASIC + "DataObjectReference"):
        genannt[eintrag.attrib["URI"]] = base64.b64decode(eintrag.findtext(DS + "DigestValue"))
    frei = {"mimetype", "META-INF/ASiCManifest.xml", "META-INF/signature.p7s"}
    if set(dateien) - frei != set(genannt):
        yield "the list names other files than there are"
    for name, digest in genannt.items():
        if hashlib.sha256(dateien.get(name, b"")).digest() != digest:
            yield f"{name} is not what was signed"
    yield from kette(dateien, ca, ordner)


def kette(dateien: dict[str, bytes], ca: str, ordner: pathlib.Path):
    glieder = [json.loads(zeile) for zeile in dateien["kette.jsonl"].splitlines()]
    journal = [json.loads(zeile) for zeile in dateien["journal.jsonl"].splitlines()]
    texte = {eintrag["nummer"]: eintrag for eintrag in journal}
    vorher = glieder[0]
    if vorher["nummer"] == 1:
        vorher = {"nummer": 0, "hash": "00" * 32}
    else:
        glieder = glieder[1:]
    for glied in glieder:
        if glied["nummer"] != vorher["nummer"] + 1:
            yield f"entry {vorher['nummer'] + 1} is missing in the chain"
        eintrag = texte.get(glied["nummer"])
        if eintrag and hashlib.sha256(eintrag["text"].encode()).hexdigest() != glied["abdruck"]:
            yield f"entry {glied['nummer']} is not in the chain"
        hash_hier = hashlib.sha256(
            bytes.fromhex(vorher["hash"]) + glied["nummer"].to_bytes(8, "big") + bytes.fromhex(glied["abdruck"])
        ).hexdigest()
        if hash_hier != glied["hash"]:
            yield f"the chain is broken at entry {glied['nummer']}"
        vorher = glied
    if set(texte) - {glied["nummer"] for glied in glieder}:
        yield "an entry is not in the chain"
    stempel = [name for name in dateien if name.startswith("stempel/")]
    if stempel != [f"stempel/{vorher['nummer']}.tst"]:
        yield "no time-stamp stands at the end of the chain"
        return
    (ordner / "stempel.tst").write_bytes(dateien[stempel[0]])
    bezeugt = hashlib.sha256(bytes.fromhex(vorher["hash"])).hexdigest()
    gut, text = openssl(
        "ts", "-verify", "-digest", bezeugt, "-in", str(ordner / "stempel.tst"), "-token_in", "-CAfile", ca
    )
    if not gut:
        yield f"the time-stamp: {text}"
    hashes = "".join(eintrag["text"] for eintrag in journal)
    for name, inhalt in dateien.items():
        if name.startswith("nachrichten/") and hashlib.sha256(inhalt).hexdigest() not in hashes:
            yield f"{name} is in no entry of the journal"


def main() -> int:
    datei, ca = sys.argv[1:]
    with tempfile.TemporaryDirectory() as ordner:
        gefunden = list(maengel(datei, ca, pathlib.Path(ordner)))
    print("\n".join(gefunden) or "good")
    return 1 if gefunden else 0


if __name__ == "__main__":
    sys.exit(main())
