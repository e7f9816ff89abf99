# Erklärung zur Barrierefreiheit – in Leichter Sprache.
barrierefreiheit-titel = Alle sollen das hier benutzen können
barrierefreiheit-einleitung =
    Hier geht es um den Online-Dienst von { $land }.
    Alle Menschen sollen ihn gut benutzen können.
    Das schwere Wort dafür ist: Barriere-Freiheit.
barrierefreiheit-stand = Das geht schon
barrierefreiheit-stand-1 =
    Es gibt Regeln für gute Internet-Seiten.
    Die Regeln heißen: EN 301 549 und WCAG 2.2.
    Wir halten viele von diesen Regeln ein.
    Aber noch nicht alle.
barrierefreiheit-stand-2 = Das können Sie heute schon machen:
barrierefreiheit-stand-liste-1 = Sie können die Seiten nur mit der Tastatur benutzen.
barrierefreiheit-stand-liste-2 = Ein Programm kann Ihnen die Seiten vorlesen.
barrierefreiheit-stand-liste-3 =
    Sie können die Schrift größer machen.
    Sie können starke Farben oder dunkle Farben wählen.
barrierefreiheit-stand-liste-4 = Die Seiten gehen auch ohne das Programm JavaScript.
barrierefreiheit-stand-liste-5 = Sie können Leichte Sprache, Deutsch oder Englisch wählen.
barrierefreiheit-luecken = Das fehlt noch
barrierefreiheit-luecken-liste-1 =
    Es gibt noch keine Videos in Gebärden-Sprache.
    Gebärden-Sprache spricht man mit den Händen.
barrierefreiheit-luecken-liste-2 =
    Die Leichte Sprache auf diesen Seiten ist neu.
    Noch keine Prüf-Gruppe hat sie geprüft.
    In einer Prüf-Gruppe sind Menschen mit Lern-Schwierigkeiten.
barrierefreiheit-luecken-liste-3 = Noch kein Mensch mit Behinderung hat die Seiten geprüft.
barrierefreiheit-luecken-liste-4 =
    Manche Papiere kommen von der Melde-Behörde.
    Vielleicht kann ein Programm sie nicht gut vorlesen.
    Dann fragen Sie bitte die Melde-Behörde.
barrierefreiheit-luecken-liste-5 =
    Tun Sie 5 Minuten nichts?
    Dann loggen wir Sie aus.
    So schützen wir Ihre Daten.
    Was gespeichert ist, bleibt da.
barrierefreiheit-luecken-danach-1 =
    Das Einloggen und die AusweisApp machen andere.
    Sie haben eigene Erklärungen.
barrierefreiheit-grundlage = So haben wir geprüft
barrierefreiheit-grundlage-1 =
    Wir haben die Seiten selbst geprüft.
    Ein Programm hat die Seiten auch geprüft.
    Wir haben nur die Tastatur benutzt.
    Wir haben kleine Bild-Schirme benutzt.
    Wir haben noch kein Prüf-Siegel.
barrierefreiheit-datum = Von wann ist dieser Text?
barrierefreiheit-datum-1 = Wir haben den Text geprüft am { $tag }.
barrierefreiheit-melden = Geht etwas nicht?
barrierefreiheit-melden-1 =
    Dann sagen Sie uns das bitte.
    Sie müssen sich dafür nicht einloggen.
    Möchten Sie eine Antwort?
    Dann schreiben Sie uns Ihre E-Mail-Adresse.
    Wir antworten in höchstens 1 Monat.
barrierefreiheit-melden-knopf = Hier etwas melden
barrierefreiheit-durchsetzung = Ist unsere Antwort nicht gut genug?
barrierefreiheit-durchsetzung-1 =
    Dann hilft Ihnen diese Stelle.
    Die Stelle achtet auf Ihre Rechte.
    Das kostet nichts.
barrierefreiheit-durchsetzung-fehlt =
    Es gibt eine Stelle in Ihrem Bundes-Land.
    Sie heißt Durchsetzungs-Stelle.
    Wir sagen Ihnen gern die Adresse.
