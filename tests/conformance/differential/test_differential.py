"""Tests of the differential test itself: it must notice what it is there to notice."""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import compare
import generate
import mutants
import oracles
import ours
from build import Builder, Plan
from pattern import Source, letters, matcher
from reduce import removable
from schema import Model, SchemaError
from tree import Style, written
from values import Values

BUNDLE = Path(__file__).resolve().parents[3].parent / "shared/xoev/xmeld-25.11a"

#: Stands for `meldewerk`: answers what xmllint says, except about documents that contain the text $LIE.
STAND_IN = f"""
import json, os, sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
import oracles
assert sys.argv[1:4] == ["validate", "--format", "json"]
folder = Path(sys.argv[4]).parent
entries = oracles.read_manifest(folder)
verdicts = oracles.xmllint(folder, entries, Path({str(BUNDLE)!r}))
lie = os.environ.get("LIE", "").encode()
for entry in entries:
    valid = verdicts[entry.file] != bool(lie and lie in (folder / "xml" / entry.file).read_bytes())
    errors = [] if valid else [{{"layer": "schema"}}]
    answer = {{"file": f"{{folder}}/xml/{{entry.file}}", "schemaValid": valid, "valid": valid, "errors": errors}}
    print(os.environ.get("INSTEAD", json.dumps(answer)))
    verdicts[entry.file] = valid
sys.exit(0 if all(verdicts.values()) else 1)
"""


@unittest.skipUnless(
    (BUNDLE / "catalog.xml").is_file(), f"NOT CHECKED: the official schema set is not in {BUNDLE}"
)
class AgainstTheOfficialSet(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.messages = generate.messages(BUNDLE)
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name)
        output = generate.Output(cls.path / "documents")
        rng = random.Random("test")
        for message in cls.messages:
            builder = Builder(message, Values(rng), rng)
            for limit in (0, 120):
                output.add(
                    written(builder.build(Plan(limit, 0.4)), Style.random(rng), rng), message, "gueltig"
                )
        generate.write_mutants(cls.messages, 120, output, rng)
        oracles.write_manifest(cls.path / "documents", output.entries)
        cls.entries = output.entries
        cls.stand_in = cls.path / "stand_in.py"
        cls.stand_in.write_text(STAND_IN, encoding="utf-8")

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def tearDown(self) -> None:
        for name in ("LIE", "INSTEAD"):
            os.environ.pop(name, None)

    def compared(self, **environment: str) -> tuple[int, str]:
        os.environ.update(environment)
        ask = compare.with_meldewerk([sys.executable, str(self.stand_in)], BUNDLE)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            count = compare.disagreements(self.path / "documents", self.entries, ask, "stand-in")
        return count, printed.getvalue()

    def test_every_message_made_to_be_right_is_valid(self) -> None:
        verdicts = oracles.xmllint(self.path / "documents", self.entries, BUNDLE)
        refused = [one.file for one in self.entries if one.kind == "gueltig" and not verdicts[one.file]]
        self.assertEqual(refused, [])

    def test_agreement_is_agreement(self) -> None:
        self.assertEqual(self.compared(), (0, ""))

    def test_a_wrong_verdict_is_noticed_and_shown_as_a_small_document(self) -> None:
        count, printed = self.compared(LIE="wohnungsinhaber")
        official = oracles.xmllint(self.path / "documents", self.entries, BUNDLE)
        on_purpose = {one for one in self.entries if one.family in compare.REFUSED_ON_PURPOSE and official[one.file]}
        telling = [
            one
            for one in self.entries
            if one not in on_purpose
            and b"wohnungsinhaber" in (self.path / "documents/xml" / one.file).read_bytes()
        ]
        self.assertEqual(count, len(telling))
        self.assertGreater(count, 3)
        self.assertIn("wohnungsinhaber", printed)
        for file in (self.path / "documents/disagreements").iterdir():
            whole = (self.path / "documents/xml" / file.name).stat().st_size
            self.assertIn(b"wohnungsinhaber", file.read_bytes())
            self.assertLess(file.stat().st_size, whole)

    def test_a_program_that_does_not_answer_is_not_taken_for_agreement(self) -> None:
        for instead in ("", "quatsch", '{"file": "x.xml"}'):
            with self.subTest(instead), self.assertRaises(ours.Broken):
                self.compared(INSTEAD=instead)

    def test_every_kind_of_fault_changes_something(self) -> None:
        rng = random.Random("kinds")
        builders = [Builder(message, Values(rng), rng) for message in self.messages]
        for kind in dict.fromkeys(mutants.kinds()):
            with self.subTest(kind):
                self.assertTrue(any(self.changes(kind, builder, builders, rng) for builder in builders))

    def changes(self, kind: str, builder: Builder, builders: list[Builder], rng: random.Random) -> bool:
        need = mutants.NEEDS.get(kind)
        goals = [place for place, _ in builder.wanted if need in (None, place[-1])]
        document = builder.build(Plan(200, 0.9, goals[0] if goals else (), plain=True))
        before = written(document, Style(), random.Random(1))
        context = mutants.Context(
            builder, document, Style(), random.Random(1), Counter(), kind, bystanders=builders
        )
        try:
            return mutants.mutant(context) != before
        except mutants.Unsuitable:
            return False


class Parts(unittest.TestCase):
    def test_an_unknown_construct_of_a_schema_stops_the_run(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            catalog, schema = Path(folder, "catalog.xml"), Path(folder, "a.xsd")
            catalog.write_text("<catalog/>")
            schema.write_text(
                '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">'
                '<xs:complexType name="A"><xs:all/></xs:complexType></xs:schema>'
            )
            with self.assertRaises(SchemaError):
                Model(schema, catalog).resolve(("urn:a", "A"))

    def test_a_pattern_is_written_out_to_its_last_letter(self) -> None:
        source = Source("([a-c]|x\\.|ä(1|2))*", letters("[a-z]"), random.Random(1))
        text = "".join(source.text(1) for _ in range(6))
        self.assertEqual(
            sorted(text.replace("x.", "X").replace("ä1", "Y").replace("ä2", "Z")), list("XYZabc")
        )
        self.assertEqual(source.unused(), 0)

    def test_a_pattern_is_matched_as_the_schema_language_says(self) -> None:
        for pattern, right, wrong in (
            ("\\d{3}", "012", "12"),
            (".{1,2}", "\t", "\n"),
            ("[^\\n\\t\\r]*", "a ", "a\t"),
            ("[\\p{L}0-9./ ]*", "ä1/", "-"),
            ("00|([0-9]+)[E]", "12E", "12"),
        ):
            with self.subTest(pattern):
                known = right + wrong
                self.assertTrue(matcher(pattern, known).fullmatch(right))
                self.assertFalse(matcher(pattern, known).fullmatch(wrong))

    def test_what_is_never_a_message(self) -> None:
        self.assertIsNone(
            oracles.forbidden('\ufeff<?xml version="1.0" encoding="utf-8"?><!--<!DOCTYPE x>--><a/>'.encode())
        )
        for content in (
            b"<a>\xe4</a>",
            b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
            b"<!-- --> <!DOCTYPE a><a/>",
            b"<a/>\0",
            b"<a>" * 65 + b"</a>" * 65,
        ):
            self.assertIsNotNone(oracles.forbidden(content))

    def test_parts_to_leave_out_never_break_the_markup(self) -> None:
        content = b'<a xmlns="urn:a" b="1"><c d="<"/> <!--k--><e><f/></e></a>'
        parts = [content[start:end] for start, end in removable(content)]
        for part in (b"<e><f/></e>", b"<f/>", b"<!--k-->", b' b="1"', b" "):
            self.assertIn(part, parts)
        self.assertNotIn(content, parts)


if __name__ == "__main__":
    unittest.main()
