"""The differential test: messages and mutants from the official schema files, and what validators say of them.

    python3 tests/conformance/differential generate --ziel DIR [--seed N] [--gueltig N] [--mutanten N]
    python3 tests/conformance/differential check --ziel DIR [--meldewerk BIN] [--profil DIR] [--stichprobe N]

Exit 0: all verdicts agree with those of the official set; 1: some do not, or the messages made were not right;
2: called wrongly.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import compare
import generate
import oracles
import peers

BUNDLE = Path(__file__).resolve().parents[3].parent / "shared/xoev/xmeld-25.11a"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="differential", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("generate", "check"))
    parser.add_argument("--ziel", type=Path, required=True, help="folder of the documents and their manifest")
    parser.add_argument("--bundle", type=Path, default=BUNDLE, help="the official schema set")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--gueltig", type=int, default=5000, help="number of right messages")
    parser.add_argument("--mutanten", type=int, default=8000, help="number of messages with one fault")
    parser.add_argument(
        "--meldewerk", default=os.environ.get("MELDEWERK"), help="the program; default: $MELDEWERK"
    )
    parser.add_argument(
        "--profil", type=Path, help="folder with the schemas of our profile, which must give the same verdicts"
    )
    parser.add_argument(
        "--stichprobe", type=int, default=1500, help="documents that Xerces and xmlschema see; 0: none"
    )
    arguments = parser.parse_args()
    if not (arguments.bundle / "catalog.xml").is_file():
        print(f"the official schema set is not in {arguments.bundle}", file=sys.stderr)
        return 2
    return {"generate": make, "check": check}[arguments.command](arguments)


def make(arguments: argparse.Namespace) -> int:
    """Fills the folder anew."""
    begin = time.monotonic()
    shutil.rmtree(arguments.ziel, ignore_errors=True)
    # The two sets do not depend on one another: one for each core.
    jobs = (
        ("write_valid", arguments.gueltig, 1),
        ("write_mutants", arguments.mutanten, arguments.gueltig + 1),
    )
    entries = []
    with ProcessPoolExecutor(len(jobs)) as pool:
        for line, written in pool.map(_made, jobs, [arguments] * len(jobs)):
            print(line)
            entries += written
    oracles.write_manifest(arguments.ziel, entries)
    print(f"{arguments.gueltig} messages and {arguments.mutanten} mutants in {_seconds(begin)}")
    return 0


def _made(job: tuple[str, int, int], arguments: argparse.Namespace) -> tuple[str, list[oracles.Entry]]:
    name, count, first = job
    output = generate.Output(arguments.ziel, first)
    rng = random.Random(f"{name} {arguments.seed}")
    line = getattr(generate, name)(generate.messages(arguments.bundle), count, output, rng)
    return line, output.entries


def check(arguments: argparse.Namespace) -> int:
    """Asks the validators, ours among them."""
    folder = arguments.ziel
    entries = oracles.read_manifest(folder)
    begin = time.monotonic()
    official = oracles.xmllint(folder, entries, arguments.bundle)
    counts = Counter((entry.family == "gueltig", official[entry.file]) for entry in entries)
    print(
        f"xmllint: {counts[True, True]} of {counts[True, True] + counts[True, False]} messages valid, "
        f"{counts[False, False]} of {counts[False, False] + counts[False, True]} mutants invalid, in {_seconds(begin)}"
    )
    # A message made to be right and refused is a fault of the generator, which must be repaired first.
    refused = [entry.file for entry in entries if entry.family == "gueltig" and not official[entry.file]]
    for file in refused[:20]:
        print(f"made to be right, yet refused by xmllint: {folder / 'xml' / file}")
    failed = bool(refused)

    if arguments.stichprobe:
        sample = peers.sample(folder, entries, arguments.stichprobe)
        classes = folder.parent / "xerces"
        for name, ask in (
            ("Xerces", lambda: peers.xerces(folder, sample, arguments.bundle, classes)),
            ("xmlschema", lambda: peers.xmlschema(folder, sample, arguments.bundle)),
        ):
            begin = time.monotonic()
            lines = peers.differences(sample, official, ask())
            print(
                f"{name}: {len(sample)} documents in {_seconds(begin)}; kinds on which it differs: {len(lines)}"
            )
            print("".join(f"{line}\n" for line in lines), end="")

    if arguments.meldewerk:
        begin = time.monotonic()
        ask = compare.with_meldewerk(arguments.meldewerk.split(), arguments.bundle)
        count = compare.disagreements(folder, entries, ask, "meldewerk")
        print(f"meldewerk: {len(entries)} documents, {count} disagreements, in {_seconds(begin)}")
        failed |= count > 0
    if arguments.profil:
        begin = time.monotonic()
        ask = compare.with_profile(arguments.profil, arguments.bundle)
        known = [entry for entry in entries if entry.family not in compare.TYPE_NAMES]
        count = compare.disagreements(folder, known, ask, "profile")
        print(f"profile: {len(known)} documents, {count} disagreements, in {_seconds(begin)}")
        failed |= count > 0
    return int(failed)


def _seconds(begin: float) -> str:
    return f"{time.monotonic() - begin:.0f} s"


if __name__ == "__main__":
    sys.exit(main())
