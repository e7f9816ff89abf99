# Leichte Sprache ist Deutsch: Mit „de“ wählt ein Vorlese-Programm die deutsche Stimme.
sprache-eigenname = Leichte Sprache
sprache-lang = de
sprache-rang = 2
