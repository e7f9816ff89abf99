"""What foreign validators say about documents. The verdict of xmllint with the official set counts.

`schemaValid` is that verdict, and false for what no message may be whatever the schema says: not UTF-8, a NUL,
a document type, nesting without end, and prefixes that break Namespaces in XML, which libxml2 reports and forgives.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from xml.parsers import expat

#: Files for one process of a validator, which reads the schema set once.
BATCH = 500
PROCESSES = 2
#: Elements may be nested this deep; more is refused unread.
DEPTH = 64


@dataclass(frozen=True)
class Entry:
    """A line of the manifest; the document is `xml/FILE` beside it."""

    file: str
    message: str
    schema: str
    kind: str

    @property
    def family(self) -> str:
        """The kind of fault without its details."""
        return self.kind.split(":")[0]


def read_manifest(folder: Path) -> list[Entry]:
    # Not `splitlines`, for which more characters end a line than for JSON.
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").split("\n")
    return [Entry(**json.loads(line)) for line in lines if line]


def write_manifest(folder: Path, entries: list[Entry]) -> None:
    lines = (json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
    (folder / "manifest.jsonl").write_text("".join(lines), encoding="utf-8")


def batches(entries: list[Entry], size: int = BATCH) -> list[tuple[str, list[str]]]:
    """Schema and file names, each batch with one schema."""
    found = []
    for schema in dict.fromkeys(entry.schema for entry in entries):
        names = [entry.file for entry in entries if entry.schema == schema]
        # Long documents stand together in a folder; dealt out, the batches take equally long.
        parts = max(1, -(-len(names) // size))
        found += [(schema, names[start::parts]) for start in range(parts)]
    return found


def in_batches(entries: list[Entry], run, size: int = BATCH) -> dict:
    """The results of `run(schema, names)` for all files, two processes at a time."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        results = list(pool.map(lambda batch: run(*batch), batches(entries, size)))
    return {name: verdict for result in results for name, verdict in result.items()}


def xmllint(folder: Path, entries: list[Entry], bundle: Path) -> dict[str, bool]:
    """The expected `schemaValid` of each file: xmllint's verdict with the official set, and nothing forbidden."""
    valid = plain_xmllint(folder, entries, bundle, bundle / "catalog.xml")
    return {
        name: verdict and forbidden((folder / "xml" / name).read_bytes()) is None
        for name, verdict in valid.items()
    }


def plain_xmllint(folder: Path, entries: list[Entry], root: Path, catalog: Path | None) -> dict[str, bool]:
    """What xmllint says of each file with the schema that the manifest names below `root`."""
    environment = os.environ | {"XML_CATALOG_FILES": str(catalog.resolve()) if catalog else ""}

    def run(schema: str, names: list[str]) -> dict[str, bool]:
        command = ["xmllint", "--nonet", "--noout", "--schema", str((root / schema).resolve()), *names]
        done = subprocess.run(command, cwd=folder / "xml", env=environment, capture_output=True, check=False)
        said = done.stderr.decode("utf-8", "replace")
        # 0: all are valid; 3, 4: some are not; 1: some are not XML. Anything else is a fault of ours.
        if done.returncode not in (0, 1, 3, 4) or "Schemas parser error" in said:
            raise RuntimeError(f"xmllint ended with {done.returncode}: {said[:400]}")
        return _verdicts(names, said)

    return in_batches(entries, run)


def _verdicts(names: list[str], said: str) -> dict[str, bool]:
    """What the lines of xmllint say about each file."""
    valid = set(re.findall(r"^(\S+) validates$", said, re.MULTILINE))
    # "is not a valid URI" is about the spelling of a namespace name, which Namespaces in XML leaves open.
    broken = re.findall(r"^([^\s:]+):\d+: namespace error : (?!.*is not a valid URI)", said, re.MULTILINE)
    return {name: name in valid.difference(broken) for name in names}


def forbidden(content: bytes) -> str | None:
    """Why a document is not a message whatever the schema says; None if nothing stands against it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "not UTF-8"
    declared = re.match(r"<\?xml[^>]*\sencoding\s*=\s*[\"']([^\"']*)", text)
    if declared and declared[1].lower() != "utf-8":
        return "another encoding is declared"
    if re.match(r"(?:\s|<!--.*?-->|<\?.*?\?>)*<!DOCTYPE", text, re.DOTALL):
        return "document type"
    if "\0" in text:
        return "NUL, at which libxml2 stops reading"
    return "nested too deep" if _depth(content) > DEPTH else None


def _depth(content: bytes) -> int:
    """How deep the elements of a document are nested, as far as it can be read."""
    now = deepest = 0

    def start(_name: str, _attributes: dict) -> None:
        nonlocal now, deepest
        now += 1
        deepest = max(deepest, now)

    def end(_name: str) -> None:
        nonlocal now
        now -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        pass
    return deepest
