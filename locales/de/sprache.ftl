# Was die Sprache über sich sagt: ihr Name, der Wert von lang in HTML, ihr Platz in der Sprachwahl.
sprache-eigenname = Deutsch
sprache-lang = de
sprache-rang = 1
