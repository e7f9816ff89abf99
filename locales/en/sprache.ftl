# What the language says of itself: its name, the value of lang in HTML, its place in the language switch.
sprache-eigenname = English
sprache-lang = en
sprache-rang = 3
