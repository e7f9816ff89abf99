"""Makes documents smaller while two validators go on to disagree about them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from oracles import Entry, write_manifest

ROUNDS = 12
#: Documents tried per round and document.
TRIES = 120

Span = tuple[int, int]
#: Both verdicts on all files of a folder with a manifest.
Ask = Callable[[Path, list[Entry]], dict[str, tuple[bool, bool]]]

MARKUP = re.compile(
    r"(?P<comment><!--.*?-->)|(?P<cdata><!\[CDATA\[.*?\]\]>)|(?P<instruction><\?.*?\?>)"
    r"|</(?P<end>[^\s>]+)\s*>|<(?P<start>[^\s/>!?]+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<closed>/?)>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"\s+(?!xmlns)[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def reduced(documents: dict[Entry, bytes], folder: Path, ask: Ask) -> dict[Entry, bytes]:
    """The documents, each as small as it became; all of them are tried together, round by round."""
    verdicts = _asked(folder, {entry: [content] for entry, content in documents.items()}, ask)
    wanted = {entry: verdicts[entry][0] for entry in documents}
    current = dict(documents)
    open_ones = set(documents)
    for _ in range(ROUNDS):
        spans = {entry: removable(current[entry])[:TRIES] for entry in open_ones}
        tries = {entry: [_without(current[entry], [span]) for span in spans[entry]] for entry in open_ones}
        verdicts = _asked(folder, tries, ask)
        good = {
            entry: [
                span
                for span, verdict in zip(spans[entry], verdicts[entry], strict=True)
                if verdict == wanted[entry]
            ]
            for entry in open_ones
        }
        open_ones = {entry for entry in open_ones if good[entry]}
        if not open_ones:
            break
        # All at once if that does no harm, else a half of them, else the longest one.
        steps = {}
        for entry in open_ones:
            apart = _apart(good[entry])
            steps[entry] = [
                _without(current[entry], part) for part in (apart, apart[: len(apart) // 2], apart[:1])
            ]
        verdicts = _asked(folder, steps, ask)
        for entry in open_ones:
            found = [
                step
                for step, verdict in zip(steps[entry], verdicts[entry], strict=True)
                if verdict == wanted[entry]
            ]
            current[entry] = min(found, key=len)
    return current


def removable(content: bytes) -> list[Span]:
    """Parts of a document that can be left out one by one, the longest first."""
    # One byte, one letter: the document need not be UTF-8.
    text = content.decode("latin-1")
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    for match in MARKUP.finditer(text):
        if match["comment"] or match["instruction"]:
            found.append(match.span())
        elif match["end"]:
            if opened and opened[-1][0] == match["end"]:
                _, start = opened.pop()
                if opened:
                    found.append((start, match.end()))
        elif match["start"]:
            offset = match.start("attributes")
            found += [
                (offset + one.start(), offset + one.end())
                for one in ATTRIBUTE.finditer(match["attributes"] or "")
            ]
            if match["closed"]:
                if opened:
                    found.append(match.span())
            else:
                opened.append((match["start"], match.start()))
    found += [match.span() for match in re.finditer(r"(?<=>)\s+(?=<)", text)]
    return sorted(found, key=lambda span: span[0] - span[1])


def _apart(spans: list[Span]) -> list[Span]:
    """Those that do not overlap a longer one before them."""
    chosen: list[Span] = []
    for start, end in spans:
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end))
    return chosen


def _without(content: bytes, spans: list[Span]) -> bytes:
    for start, end in sorted(spans, reverse=True):
        content = content[:start] + content[end:]
    return content


def _asked(folder: Path, tries: dict[Entry, list[bytes]], ask: Ask) -> dict[Entry, list[tuple[bool, bool]]]:
    """Both verdicts on every try."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "xml").mkdir(parents=True)
    names: dict[Entry, list[str]] = {}
    entries: list[Entry] = []
    for entry, contents in tries.items():
        names[entry] = []
        for content in contents:
            name = f"{len(entries):06}.xml"
            (folder / "xml" / name).write_bytes(content)
            entries.append(replace(entry, file=name))
            names[entry].append(name)
    write_manifest(folder, entries)
    verdicts = ask(folder, entries) if entries else {}
    return {entry: [verdicts[name] for name in found] for entry, found in names.items()}
