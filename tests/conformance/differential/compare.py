"""Compares two sets of verdicts and shows each disagreement as a small document."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from oracles import Entry, plain_xmllint, xmllint
from ours import validate
from reduce import Ask, reduced

#: So many kinds of disagreement are reduced and shown; the others are listed.
SHOWN = 20
#: Kinds that name types of the official set, which a profile need not have.
TYPE_NAMES = ("xsi-type same", "xsi-type derived", "xsi-type other")
#: What the official set takes and we refuse on purpose, see xsd/README.md: an `xsi:type` that names a derived type,
#: with whatever elements that type adds. Counted and printed; the other way round it would be a disagreement.
REFUSED_ON_PURPOSE = ("xsi-type derived", "xsi-type other")
#: The schema of the profile for a message of each number.
PROFILE = {"0010": "xinneres-rueckweisung-6.xsd"}
PROFILE_OF_XMELD = "xmeld-25.11a-onlinedienste.xsd"


def with_meldewerk(program: list[str], bundle: Path) -> Ask:
    """Asks xmllint with the official set, and our program."""

    def ask(folder: Path, entries: list[Entry]) -> dict[str, tuple[bool, bool]]:
        official = xmllint(folder, entries, bundle)
        ours = validate(program, folder / "xml")
        return {name: (official[name], ours[name]["schemaValid"]) for name in official}

    return ask


def with_profile(profile: Path, bundle: Path) -> Ask:
    """Asks xmllint with the official set, and with the schema of our profile."""

    def ask(folder: Path, entries: list[Entry]) -> dict[str, tuple[bool, bool]]:
        official = plain_xmllint(folder, entries, bundle, bundle / "catalog.xml")
        here = [
            Entry(one.file, one.message, PROFILE.get(one.message, PROFILE_OF_XMELD), one.kind) for one in entries
        ]
        ours = plain_xmllint(folder, here, profile, None)
        return {name: (official[name], ours[name]) for name in official}

    return ask


def disagreements(folder: Path, entries: list[Entry], ask: Ask, other: str) -> int:
    """Prints what the official set and the `other` say differently; returns the number of such documents."""
    verdicts = ask(folder, entries)
    groups: dict[tuple[str, bool], list[Entry]] = defaultdict(list)
    refused = 0
    for entry in entries:
        official, ours = verdicts[entry.file]
        if official and not ours and entry.family in REFUSED_ON_PURPOSE:
            refused += 1
        elif official != ours:
            groups[entry.family, official].append(entry)
    if refused:
        print(f"{refused} documents of {', '.join(REFUSED_ON_PURPOSE)} are valid officially and refused on purpose")
    count = sum(map(len, groups.values()))
    if not count:
        return 0
    # The shortest document of each kind stands for it.
    small = {
        min(found, key=lambda one: (folder / "xml" / one.file).stat().st_size): found
        for _, found in sorted(groups.items(), key=lambda group: -len(group[1]))[:SHOWN]
    }
    contents = reduced(
        {entry: (folder / "xml" / entry.file).read_bytes() for entry in small}, folder / "reduced", ask
    )
    where = folder / "disagreements"
    where.mkdir(exist_ok=True)
    for entry, found in small.items():
        official, ours = verdicts[entry.file]
        (where / entry.file).write_bytes(contents[entry])
        print(f"\n-- {folder / 'xml' / entry.file} ({entry.kind}), {len(found)} of this kind")
        print(
            f"   official set: {_word(official)}, {other}: {_word(ours)}; reduced, in {where / entry.file}:"
        )
        print(contents[entry].decode("utf-8", "backslashreplace"))
    print("\nall documents with different verdicts:")
    for (_, official), found in groups.items():
        for entry in found:
            print(
                f"  {entry.file} ({entry.kind}) official set: {_word(official)}, {other}: {_word(not official)}"
            )
    return count


def _word(valid: bool) -> str:
    return "valid" if valid else "invalid"
