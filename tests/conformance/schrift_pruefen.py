#!/usr/bin/env python3
"""Checks by picture and by text how a document shows letters: against HarfBuzz and FreeType, with the same font.

    target/venv/bin/python tests/conformance/schrift_pruefen.py FONT.ttf ENTRIES.json FILE.pdf FOLDER

ENTRIES.json: [{"marke": "Z0001", "text": "Ŝ"}, …]; the document has a table with one row for each, label and text. Of each row:

  text     pdftotext reads back exactly the text; a combining sequence it may read twice, for it takes the glyphs' text beside
           the ActualText, but nothing else. mutool 1.21 knows no ActualText: of a letter that the font builds from parts it
           reads the first part right and something else for the rest; such rows are counted
  picture  the row rendered by mutool at 600 dpi is the one that Pillow draws of this text (libraqm, HarfBuzz, FreeType); it
           is not empty, not the font's box for missing glyphs, and not nearer to any other entry that looks different
  marks    marks stand over or under their letter, not beside it

Keeps the pictures of the worst rows in FOLDER. Prints one line per fault, then the figures. Exit 0: no fault; 1: faults; 2:
called wrongly.
"""

import json
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

DPI, POINTS, FINER = 600, 10, 3
EM = DPI * POINTS / 72
# The second column of the table: its first and last ink, in points.
LEFT, RIGHT = 88.5 * 72 / 25.4, 189.5 * 72 / 25.4
# Half of a row's height, in points; marks of the rows above and below stay outside.
HALF = 8.2
# Share of the ink in which two pictures of the same letters may differ, and how much others must differ.
SAME, OTHER = 0.18, 0.02


class Faults(list):
    def want(self, condition: object, fault: str) -> None:
        if not condition:
            self.append(fault)


def run(*command: object) -> bytes:
    return subprocess.run([str(one) for one in command], capture_output=True, check=True).stdout


def ink(picture: Image.Image) -> Image.Image:
    """Black letters on white as white on black, without half-tones, cut to what is there."""
    mask = picture.convert("L").point(lambda value: 255 if value < 128 else 0)
    return mask.crop(mask.getbbox()) if mask.getbbox() else Image.new("L", (0, 0))


@cache
def font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, EM * FINER, layout_engine=ImageFont.Layout.RAQM)


@cache
def drawn(path: str, text: str) -> tuple[Image.Image, ...]:
    """The reference at every third of a pixel: nobody knows where on the page's grid the letters stand."""
    face, pictures = font(path), []
    left, top, right, bottom = face.getbbox(text, language="de")
    width, height = right - left + 8 * FINER, bottom - top + 8 * FINER
    for dx in range(FINER):
        for dy in range(FINER):
            canvas = Image.new("L", (int(width) // FINER * FINER, int(height) // FINER * FINER), 255)
            at = (2 * FINER + dx - left, 2 * FINER + dy - top)
            ImageDraw.Draw(canvas).text(at, text, font=face, fill=0, language="de")
            pictures.append(ink(canvas.reduce(FINER)))
    return tuple(pictures)


def amount(mask: Image.Image) -> int:
    return mask.histogram()[255]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Share of the ink of both that only one of them has, at the best of nine places."""
    best = 1.0
    size = (max(one.width, other.width) + 2, max(one.height, other.height) + 2)
    fixed = Image.new("L", size)
    fixed.paste(one, (1, 1))
    for x in range(3):
        for y in range(3):
            moved = Image.new("L", size)
            moved.paste(other, (x, y))
            both = amount(ImageChops.lighter(fixed, moved))
            best = min(best, amount(ImageChops.difference(fixed, moved)) / both if both else 0.0)
    return best


def distance(seen: Image.Image, path: str, text: str) -> float:
    best = 1.0
    for reference in drawn(path, text):
        if abs(reference.width - seen.width) <= 3 and abs(reference.height - seen.height) <= 3:
            best = min(best, difference(seen, reference))
    return best


class Document:
    """The rows of the document: where they are, what is read there, how they look."""

    def __init__(self, pdf: Path, labels: set[str], folder: Path) -> None:
        self.folder, self.places, self.words, self.chars = folder, {}, {}, {}
        page = -1
        for element in ElementTree.fromstring(run("pdftotext", "-bbox", pdf, "-")).iter():
            if element.tag.endswith("}page"):
                page, rows, words = page + 1, [], []
            elif element.tag.endswith("}word"):
                box = [float(element.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")]
                middle = (box[1] + box[3]) / 2
                if element.text in labels:
                    self.places[element.text] = (page, middle)
                    rows.append((middle, element.text))
                elif box[0] >= LEFT:
                    words.append((middle, box[0], element.text))
                for middle, label in rows:
                    here = sorted((x, text) for y, x, text in words if abs(y - middle) < 5)
                    self.words[label] = "".join(text for _, text in here)
        for number, page in enumerate(ElementTree.fromstring(run("mutool", "draw", "-q", "-F", "stext", pdf)).iter("page")):
            found = [
                (float(char.get("y")), float(char.get("x")), char.get("c")) for char in page.iter("char")
            ]
            for label, (of, middle) in self.places.items():
                if of == number:
                    here = [(x, text) for y, x, text in found if x >= LEFT and -4 < y - middle < 9]
                    self.chars[label] = "".join(text for _, text in here).strip()
        run("mutool", "draw", "-q", "-r", DPI, "-c", "gray", "-o", folder / "seite-%d.png", pdf)

    def pages(self):
        """Each page's picture with its labels."""
        for number in sorted({page for page, _ in self.places.values()}):
            file = self.folder / f"seite-{number + 1}.png"
            with Image.open(file) as picture:
                picture.load()
            yield picture, [(label, y) for label, (page, y) in self.places.items() if page == number]
            file.unlink()


def marks(text: str) -> bool:
    return any(unicodedata.combining(char) for char in unicodedata.normalize("NFC", text))


def without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def check_text(said: str, text: str) -> bool:
    said = unicodedata.normalize("NFC", "".join(said.split()))
    wanted = unicodedata.normalize("NFC", "".join(text.split()))
    if not marks(text) or not wanted:
        return said == wanted
    return bool(said) and not said.replace(wanted, "")


def main() -> int:
    if len(sys.argv) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    path, entries, pdf, keep = sys.argv[1], *map(Path, sys.argv[2:])
    wanted = {entry["marke"]: entry["text"] for entry in json.loads(entries.read_text("utf-8"))}
    faults, worst, seen, repeated, wrong = Faults(), [], {}, 0, 0
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        document = Document(pdf, set(wanted), Path(folder))
        faults.want(document.places.keys() == wanted.keys(), f"{len(wanted) - len(document.places)} rows are not found")
        for picture, rows in document.pages():
            for label, y in rows:
                box = [round(side * DPI / 72) for side in (LEFT, y - HALF, RIGHT, y + HALF)]
                seen[label] = ink(picture.crop(box))
    visible: list[str] = []
    box_of_missing = drawn(path, "\U0010fffd")
    for label, picture in seen.items():
        text = wanted[label]
        name = f"{text!r} ({' '.join(f'{ord(char):04X}' for char in text)})"
        said = document.words.get(label, "")
        faults.want(check_text(said, text), f"{name}: pdftotext reads {said!r}")
        repeated += len("".join(said.split())) > len("".join(text.split()))
        said = document.chars.get(label, "")
        if not check_text(said, text):
            wrong += 1
            built = unicodedata.normalize("NFD", text)
            first_part = len(built) > 1 and unicodedata.normalize("NFD", said).startswith(built[0])
            faults.want(first_part, f"{name}: mutool reads {said!r}")
        if not text.isprintable() or not text.strip() or not drawn(path, text)[0].width:
            continue
        visible.append(text)
        faults.want(picture.width, f"{name}: nothing is there")
        own = distance(picture, path, text)
        worst.append((own, label))
        faults.want(own <= SAME, f"{name}: differs from the reference by {own:.3f}")
        missing = min(difference(picture, box) for box in box_of_missing)
        faults.want(missing > SAME, f"{name}: looks like a missing glyph")
        if marks(text):
            base = without_marks(text)
            parts = [base, *(char for char in unicodedata.normalize("NFD", text) if unicodedata.combining(char))]
            widest = max(drawn(path, part)[0].width for part in parts)
            faults.want(picture.width <= widest + EM * 0.25, f"{name}: a mark stands beside its letter")
            faults.want(distance(picture, path, base) > own + OTHER, f"{name}: looks like {base!r}")
    for label, picture in seen.items():
        if not picture.width or wanted[label] not in visible:
            continue
        own = distance(picture, path, wanted[label])
        for other in visible:
            reference = drawn(path, other)[0]
            near = abs(reference.width - picture.width) <= 2 and abs(reference.height - picture.height) <= 2
            if other == wanted[label] or not near or difference(picture, reference) > own + SAME:
                continue
            if distance(picture, path, other) < own:
                alike = min(difference(one, drawn(path, other)[0]) for one in drawn(path, wanted[label]))
                faults.want(alike < SAME, f"{wanted[label]!r} looks more like {other!r}")
    worst.sort(reverse=True)
    for own, label in worst[:20]:
        reference = drawn(path, wanted[label])[0]
        both = Image.new("L", (seen[label].width + reference.width + 30, max(seen[label].height, reference.height) + 20))
        both.paste(seen[label], (10, 10))
        both.paste(reference, (seen[label].width + 20, 10))
        ImageChops.invert(both).save(keep / f"{label}-{own:.3f}.png")
    print("\n".join(faults))
    figures = {"rows": len(seen), "worst": round(worst[0][0], 3), "pdftotext_twice": repeated, "mutool_wrong": wrong}
    figures["median"] = round(worst[len(worst) // 2][0], 3)
    print(json.dumps(figures))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
