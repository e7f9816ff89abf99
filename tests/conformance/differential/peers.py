"""Two more validators on a sample: Apache Xerces and xmlschema. Where they differ from xmllint is knowledge."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

from oracles import Entry, forbidden, in_batches

HERE = Path(__file__).parent
JARS = "/usr/share/java/xercesImpl.jar:/usr/share/java/xml-apis.jar"


def sample(folder: Path, entries: list[Entry], size: int) -> list[Entry]:
    """About `size` entries: a third right, a third with faults of values, a third with all other kinds alike.

    What is forbidden to every message whatever a validator says is left out.
    """
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if forbidden((folder / "xml" / entry.file).read_bytes()) is None:
            groups[entry.family].append(entry)
    values = [family for family in groups if family.startswith("value")]
    others = [family for family in groups if family not in ("gueltig", *values)]
    chosen = []
    for families in (["gueltig"], values, others):
        for family in families:
            wanted = max(1, size // 3 // len(families))
            chosen += groups[family][:: max(1, len(groups[family]) // wanted)][:wanted]
    return chosen


def xerces(folder: Path, entries: list[Entry], bundle: Path, classes: Path) -> dict[str, str]:
    """The verdicts of Xerces: "valid" or its first reason."""
    classes.mkdir(parents=True, exist_ok=True)
    source = HERE / "XercesOracle.java"
    compiled = classes / "XercesOracle.class"
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["javac", "-cp", JARS, "-d", classes, source], check=True)

    def run(schema: str, names: list[str]) -> dict[str, str]:
        with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
            listed.writelines(f"{name}\n" for name in names)
            listed.flush()
            command = ["java", "-cp", f"{classes.resolve()}:{JARS}", "XercesOracle"]
            arguments = [bundle / "catalog.xml", bundle / schema, listed.name]
            done = subprocess.run(
                [*command, *map(str, arguments)],
                cwd=folder / "xml",
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
        return dict(line.split("\t", 1) for line in done.stdout.split("\n") if line)

    return in_batches(entries, run, size=max(1, len(entries) // 2 + 1))


def xmlschema(folder: Path, entries: list[Entry], bundle: Path) -> dict[str, str]:
    """The verdicts of xmlschema: "valid" or its first reason; in processes of their own, for both cores."""

    def run(schema: str, names: list[str]) -> dict[str, str]:
        command = [sys.executable, HERE / "peers.py", bundle / "catalog.xml", bundle / schema]
        done = subprocess.run(
            command,
            cwd=folder / "xml",
            input="\n".join(names),
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return dict(line.split("\t", 1) for line in done.stdout.split("\n") if line)

    return in_batches(entries, run, size=max(1, len(entries) // 2 + 1))


def _validate_with_xmlschema(catalog: Path, schema_file: Path) -> None:
    """Reads file names and prints verdicts."""
    from xmlschema import XMLSchema10

    folder = catalog.parent
    files = {
        entry.attrib["name"]: str(folder / entry.attrib["uri"])
        for entry in ElementTree.parse(catalog).getroot()
        if "name" in entry.attrib
    }
    schema = XMLSchema10(str(schema_file), uri_mapper=lambda uri: files.get(uri, uri), allow="local")
    for name in sys.stdin.read().splitlines():
        try:
            reason = next(
                (str(error.reason) for error in schema.iter_errors(name, use_location_hints=False)), "valid"
            )
        # A document that is not XML makes it stop in several ways, which are all the same to us.
        except Exception as stopped:  # noqa: BLE001
            reason = f"{type(stopped).__name__}: {stopped}"
        print(name, " ".join(reason.split()) or "?", sep="\t")


def differences(entries: list[Entry], official: dict[str, bool], verdicts: dict[str, str]) -> list[str]:
    """Where a validator differs from xmllint: a line for each kind of document."""
    groups: dict[tuple[str, bool], list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        verdict = verdicts.get(entry.file, "no verdict")
        if (verdict == "valid") != official[entry.file]:
            groups[entry.kind, official[entry.file]].append((entry, verdict))
    return [
        f"  xmllint {'accepts' if valid else 'refuses'} {len(found):3} of {kind!r}, such as {found[0][0].file}"
        + (f": {found[0][1][:90]}" if valid else "")
        for (kind, valid), found in sorted(groups.items())
    ]


if __name__ == "__main__":
    _validate_with_xmlschema(Path(sys.argv[1]), Path(sys.argv[2]))
