"""Writes messages and mutants into a folder, with a manifest of one JSON object a line."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import mutants
from build import Builder, Message, Place, Plan
from mutants import Context, Unsuitable
from oracles import Entry
from schema import Model
from tree import Style, written
from values import Values

XMELD = "http://www.osci.de/xmeld2511a"
RUECKWEISUNG = "http://www.osci.de/xinneres/rueckweisung/6"
XMELD_XSD = "www.osci.de/xmeld2511a/xinneres.xmeld.xsd"
RUECKWEISUNG_XSD = "www.osci.de/xinneres/rueckweisung/6/xinneres-rueckweisung.xsd"


def messages(bundle: Path) -> list[Message]:
    """The messages that Meldewerk speaks, found in the official set by their numbers."""
    xmeld = Model(bundle / XMELD_XSD, bundle / "catalog.xml")
    rueckweisung = Model(bundle / RUECKWEISUNG_XSD, bundle / "catalog.xml")
    numbers = {*map(str, range(1700, 1716)), "0910"}
    found = [
        Message(name, xmeld, XMELD_XSD)
        for name in xmeld.elements()
        if name[0] == XMELD and name[1].rsplit(".", 1)[-1] in numbers
    ]
    if len(found) != len(numbers):
        raise ValueError(f"the set has {len(found)} of {len(numbers)} messages")
    found.append(Message((RUECKWEISUNG, "rueckweisung.asynchron.0010"), rueckweisung, RUECKWEISUNG_XSD))
    return found


class Output:
    """The folder: documents in `xml`, and the manifest that says what each of them is."""

    def __init__(self, folder: Path, first: int = 1):
        self.folder = folder
        self.first = first
        self.entries: list[Entry] = []
        (folder / "xml").mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, message: Message, kind: str) -> None:
        name = kind.split(":")[0].replace(" ", "-")
        file = f"{self.first + len(self.entries):05}-{message.number}-{name}.xml"
        (self.folder / "xml" / file).write_bytes(content)
        self.entries.append(Entry(file, message.number, message.schema, kind))


def plan(goal: Place, option: str, rng: random.Random) -> Plan:
    """What the next document is for: a place that is still missing, in a document that stays small."""
    return Plan(
        rng.choice((0, 70, 90, 120, 160)),
        rng.choice((0.05, 0.15, 0.3, 0.5)),
        goal,
        option,
        rng.random() < 0.2,
    )


def write_valid(all_messages: list[Message], count: int, output: Output, rng: random.Random) -> str:
    """Writes `count` right messages; returns the line about what they cover.

    Raises ValueError if something that the schema allows was never written.
    """
    values = Values(rng)
    builders = [Builder(message, values, rng) for message in all_messages]
    missing = {builder.message.name: builder.missing() for builder in builders}
    features: Counter[str] = Counter()
    unused: list[tuple[Builder, Place]] = []
    for number in range(count):
        if number >= count // 2 and number % 20 == 0:
            unused = [(builder, place) for builder in builders for place, _ in builder.unused().values()]
        builder, (goal, option) = next_place(builders, missing, unused, number, number >= count // 2, rng)
        document = builder.build(plan(goal, option, rng))
        name = builder.message.name
        missing[name] = [point for point in missing[name] if not builder.done[point]]
        style = Style.random(rng)
        features.update(style.features())
        output.add(written(document, style, rng), builder.message, "gueltig")
    return coverage(builders, values, features)


def next_place(
    builders: list[Builder], missing: dict, unused: list, number: int, late: bool, rng: random.Random
):
    """The message in turn and a place it must have: in the end, whatever is left to be done."""
    builder = builders[number % len(builders)]
    if late:
        builder = max(builders, key=lambda one: (len(missing[one.message.name]), rng.random()))
        if unused and not missing[builder.message.name]:
            builder, place = rng.choice(unused)
            return builder, (place, "")
    places = missing[builder.message.name]
    return builder, rng.choice(places) if places else ((), "")


def write_mutants(all_messages: list[Message], count: int, output: Output, rng: random.Random) -> str:
    """Writes `count` messages with one fault each, every kind of fault in every message that has a place for it."""
    values = Values(rng)
    builders = [Builder(message, values, rng) for message in all_messages]
    used: Counter = Counter()
    turns: Counter[tuple[str, str]] = Counter()
    written_kinds: Counter[str] = Counter()
    order = mutants.kinds()
    places = {}
    for builder in builders:
        for need in {"", *mutants.NEEDS.values()}:
            places[builder.message.name, need] = [
                point for point in builder.wanted if need in ("", point[0][-1])
            ] or [((), "")]
    while written_kinds.total() < count:
        kind = order[written_kinds.total() % len(order)]
        if written_kinds.total() % len(order) == 0:
            rng.shuffle(order)
        for builder in sorted(builders, key=lambda one: (turns[kind, one.message.number], rng.random())):
            turns[kind, builder.message.number] += 1
            goal, _ = rng.choice(places[builder.message.name, mutants.NEEDS.get(kind, "")])
            document = builder.build(
                Plan(rng.choice((0, 50, 80, 110)), rng.choice((0.1, 0.3, 0.5)), goal, "", rng.random() < 0.8)
            )
            style = Style() if rng.random() < 0.7 else Style.random(rng)
            style.schema_location = None
            context = Context(
                builder,
                document,
                style,
                rng,
                used,
                kind,
                bystanders=[one for one in builders if one is not builder],
            )
            try:
                content = mutants.mutant(context)
            except Unsuitable:
                continue
            output.add(content, builder.message, f"{kind}: {context.detail}" if context.detail else kind)
            written_kinds[kind] += 1
            break
        else:
            raise ValueError(f"no message has a place for the fault {kind}")
    return f"faults: {len(written_kinds)} kinds in {len(builders)} messages"


def coverage(builders: list[Builder], values: Values, features: Counter[str]) -> str:
    wanted = sum(len(builder.wanted) for builder in builders)
    missing = [f"{'/'.join(path)} {option}" for builder in builders for path, option in builder.missing()]
    missing += [f"{name}: {unused}" for builder in builders for name, (_, unused) in builder.unused().items()]
    if missing:
        raise ValueError(f"never written, of {wanted} places:\n" + "\n".join(missing[:30]))
    letters = sum(len(pool) for source in values.sources.values() for pool in source.pools.values())
    return (
        f"covered: {wanted} places (elements, branches, occurrences, attributes, codes) of {len(builders)} messages, "
        f"{len(values.used)} spellings of values, {letters} letters and sequences, {len(features)} freedoms of XML"
    )
