"""Texts for simple types: right ones in every spelling that the type allows, by what its facets say."""

from __future__ import annotations

import base64
import random
import re
import uuid
from collections import Counter
from collections.abc import Iterator

from pattern import USUAL, Source, letters, matcher
from schema import Simple

#: Letters that no schema type of text without a pattern forbids.
FOREIGN = (
    "Ж",
    "αβγ",
    "日本",
    "😀",
    "\u00ad",
    "u\u0308",
    "\u2028",
    "\ufffd",
    "\U0010fffd",
    "\u0085",
    "\u007f",
)
PLAIN = (
    "Erika",
    "Müller-Lüdenscheidt",
    "Straße des 17. Juni",
    "O’Neill",
    "Çelik",
    "St. Märgen / Hochschwarzwald",
    "Ø",
)

DATES = {
    "plain": ("1990-05-17", "2026-11-01", "1964-08-12"),
    "first": ("0001-01-01",),
    "last": ("9999-12-31",),
    "leap": ("2024-02-29", "2000-02-29", "1600-02-29", "0004-02-29", "9996-02-29"),
    "month end": ("2023-02-28", "1900-02-28", "2025-04-30", "2025-06-30", "2025-09-30", "2025-11-30"),
    "month end 31": ("2025-01-31", "2025-03-31", "2025-05-31", "2025-07-31", "2025-08-31", "2025-10-31"),
}
TIMES = {
    "local": ("T00:00:00", "T08:35:00", "T23:59:59"),
    "zulu": ("T08:35:00Z", "T00:00:00.0Z"),
    "offset": ("T08:35:00+01:00", "T08:35:00-11:30", "T08:35:00+13:59"),
    "offset zero": ("T08:35:00+00:00", "T08:35:00-00:00"),
    "offset end": ("T08:35:00+14:00", "T08:35:00-14:00"),
    "fraction": ("T08:35:00.5", "T08:35:00.562+01:00", "T08:35:00.000Z"),
    "long fraction": ("T08:35:00.123456789012345678901234567890", "T08:35:00.0000000000000001Z"),
    "end of day": ("T24:00:00", "T24:00:00Z", "T24:00:00+02:00", "T24:00:00.000"),
}
URIS = (
    "urn:de:xmeld:schluesseltabelle:xmeld.nachrichten",
    "http://xoev.de/a/b?c=d&e=f#g",
    "relativ/../pfad",
    "",
    "#teil",
    "?frage",
    "urn:x:%C3%A4",
    "https://user@host:8080/",
    "http://[::1]/",
    "urn:ä:Ж",
    "//host",
)
BOOLEANS = ("true", "false", "1", "0")
PADDINGS = {"before": (" {}", "\n\t{}"), "after": ("{} ", "{}\r\n"), "around": (" {} ", "\n{}\n", "\t{}\r")}


class Values:
    """Right values; what was used least comes first, so that nothing is left out."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        #: How often each spelling of each type was written.
        self.used: Counter[tuple[str, str]] = Counter()
        self.sources: dict[tuple, Source] = {}
        self.spellings: dict[tuple[int, str | None], dict] = {}

    def right(self, simple: Simple, fixed: str | None = None, plain: bool = False) -> str:
        """A value of the type, or a spelling of the fixed one."""
        spellings = self._spellings(simple, fixed)
        if plain and "plain" in spellings:
            name = "plain"
        else:
            name = min(spellings, key=lambda one: (self.used[simple.name, one], self.rng.random()))
            if self.used[simple.name, name] and self.rng.random() < 0.6:
                name = "plain" if "plain" in spellings else name
            source = self.sources.get(simple.patterns)
            if source and "more letters" in spellings and source.unused() and self.rng.random() < 0.5:
                name = "more letters"
        self.used[simple.name, name] += 1
        return self._text(spellings[name])

    def enumerated(self, value: str) -> str:
        """A value of an enumeration with the white space that its type drops, now and then."""
        return self._text(self._padded(value, 0.25))

    def unused(self, simple: Simple) -> list[str]:
        """Spellings of a type seen before, and letters of its pattern, that were never written."""
        if simple.enumeration:
            return []
        missing = [name for (kind, name), count in self.used.items() if count == 0 and kind == simple.name]
        source = self.sources.get(simple.patterns)
        if source and source.unused():
            missing.append(f"{source.unused()} letters or sequences")
        return missing

    def _text(self, spelling) -> str:
        if callable(spelling):
            return spelling()
        return spelling if isinstance(spelling, str) else self.rng.choice(spelling)

    def _spellings(self, simple: Simple, fixed: str | None) -> dict:
        # A model holds each of its types once and for as long as it lives.
        key = id(simple), fixed
        if key not in self.spellings:
            self.spellings[key] = self._fixed(simple, fixed) if fixed is not None else self._free(simple)
            for name in self.spellings[key]:
                self.used.setdefault((simple.name, name), 0)
        return self.spellings[key]

    def _fixed(self, simple: Simple, fixed: str) -> dict:
        # Whether another spelling of the same value is right is a question on which validators differ: see faults.py.
        return (
            {"plain": fixed, "fixed padded": self._pads(fixed)}
            if simple.builtin == "anyURI"
            else {"plain": fixed}
        )

    def _free(self, simple: Simple) -> dict:
        match simple.builtin:
            case "string":
                return self._string(simple)
            case "token" | "normalizedString" if simple.patterns:
                return self._uuid(simple)
            case "token" | "normalizedString":
                return {
                    "plain": ("0", "DVDV", "25.11a", "2026-04-30"),
                    "empty": "",
                    "padded": self._pads("x y"),
                    "inner": ("a  b", "a\tb", "a \n b"),
                    "foreign": FOREIGN,
                    "spaces": (" ", "\n", " \t "),
                    "markup": ("<&>\"'", "]]>", "&amp;"),
                }
            case "anyURI":
                return {"plain": URIS[0], "several": URIS, "padded": self._pads(URIS[0])}
            case "boolean":
                return {
                    "plain": BOOLEANS,
                    "padded": lambda: self._text(self._pads(self.rng.choice(BOOLEANS))),
                }
            case "date":
                return self._dates(simple, lambda text: text)
            case "gYearMonth":
                return self._dates(simple, lambda text: text[:7])
            case "gYear":
                return self._dates(simple, lambda text: text[:4])
            case "dateTime":
                day = lambda: self._text(self.rng.choice(list(DATES.values())))  # noqa: E731
                spellings = {
                    name: (lambda all=all: day() + self.rng.choice(all)) for name, all in TIMES.items()
                }
                years = ("-0001-01-01T00:00:00", "12026-11-02T08:35:00Z", "-0004-02-29T00:00:00")
                return spellings | {
                    "plain": "2026-11-02T08:35:00.562+01:00",
                    "years": years,
                    "after": lambda: day() + "T08:35:00Z \n",
                }
            case "base64Binary":
                return self._base64()
            case "positiveInteger" | "nonNegativeInteger":
                low = simple.bound("minInclusive") or int(simple.builtin == "positiveInteger")
                high = simple.bound("maxInclusive") or 10**20
                number = lambda: str(self.rng.randint(low, min(high, low + 9)))  # noqa: E731
                return {
                    "plain": number,
                    "low": str(low),
                    "high": str(high),
                    "zeros": lambda: "000" + number(),
                    "plus": lambda: "+" + number(),
                    "padded": lambda: self._text(self._pads(number())),
                }
        raise ValueError(f"no values for xs:{simple.builtin}")

    def _string(self, simple: Simple) -> dict:
        key = simple.patterns
        universe = letters(simple.patterns[0][0]) if len(simple.patterns) > 1 else USUAL
        if key not in self.sources:
            if len(simple.patterns[-1]) != 1:
                raise ValueError(f"{simple.name} has two patterns side by side")
            self.sources[key] = Source(simple.patterns[-1][0], universe, self.rng)
        source = self.sources[key]

        def exhaustive(length: int) -> str:
            for _ in range(1000):
                text = source.text(length)[: simple.bound("maxLength")]
                if accepts(simple, text):
                    return text
            raise ValueError(f"{simple.name}: no text of length {length}")

        spellings = {
            "letters": lambda: exhaustive(self.rng.randint(1, simple.bound("maxLength") or 12)),
            "more letters": lambda: exhaustive(simple.bound("maxLength") or (90 if source.unused() else 24)),
        }
        wanted = {
            "plain": PLAIN,
            "number": ("7", "20095", "0", "012345678901", "02345678901", "12345678901234567890"),
            "empty": ("",),
            "spaces": (" ", "  ", "\u00a0"),
            "padded": (" a", "a ", "  1", "1  "),
            "control": ("a\tb", "a\nb", "a\rb", "\r\n", "\t", "a\n"),
            "markup": ("<a>&amp;</a>", "]]>", "\"'", "&#65;", "<![CDATA["),
            "long": ("x" * 2000, "ä" * 100, "1" * 100, "C\u0306" * 50),
        }
        for name, texts in wanted.items():
            fitting = tuple(text for text in texts if accepts(simple, text))
            if fitting:
                spellings[name] = fitting
        return spellings

    def _uuid(self, simple: Simple) -> dict:
        def one() -> str:
            return str(uuid.UUID(int=self.rng.getrandbits(128)))

        if not accepts(simple, one()):
            raise ValueError(f"{simple.name}: no values for its pattern")
        return {
            "plain": one,
            "upper": lambda: one().upper(),
            "mixed": lambda: one().title(),
            "nil": str(uuid.UUID(int=0)),
        }

    def _dates(self, simple: Simple, cut) -> dict:
        spellings = {name: tuple(cut(text) for text in texts) for name, texts in DATES.items()}
        assert all(accepts(simple, text) for texts in spellings.values() for text in texts)
        padded = {
            name: tuple(form.format(text) for form in forms for text in spellings["plain"])
            for name, forms in PADDINGS.items()
        }
        return spellings | padded

    def _base64(self) -> dict:
        def encoded(length: int) -> str:
            return base64.b64encode(self.rng.randbytes(length)).decode()

        def broken(text: str) -> str:
            return re.sub(
                r"(.{1,7})", lambda match: match[1] + self.rng.choice((" ", "\n", "\r\n", "\t ")), text
            )

        return {
            "plain": lambda: encoded(self.rng.randint(3, 30)),
            "empty": "",
            "one": lambda: encoded(1),
            "two": lambda: encoded(2),
            "three": lambda: encoded(3),
            "lines": lambda: broken(encoded(60)),
            "single letters": lambda: " ".join(encoded(4)),
            "padded": lambda: self._text(self._pads(encoded(5))),
            "alphabet": ("+/+/", "AAAA", "////", "//8=", "+w=="),
        }

    def _padded(self, text: str, share: float):
        return self._pads(text) if self.rng.random() < share else text

    def _pads(self, text: str) -> tuple[str, ...]:
        return tuple(form.format(text) for forms in PADDINGS.values() for form in forms)


def accepts(simple: Simple, text: str) -> bool:
    """Whether the patterns and lengths of the type allow a text, white space taken as it stands."""
    universe = letters(simple.patterns[0][0]) if len(simple.patterns) > 1 else USUAL
    low, high = simple.bound("minLength") or 0, simple.bound("maxLength")
    if len(text) < low or (high is not None and len(text) > high):
        return False
    return all(any(matcher(one, universe).fullmatch(text) for one in step) for step in simple.patterns)


def cycle(rng: random.Random, options: list) -> Iterator:
    """All options in random order, again and again."""
    while True:
        yield from rng.sample(options, len(options))
