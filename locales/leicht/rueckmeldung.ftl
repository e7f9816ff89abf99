# Rückmeldung – in Leichter Sprache.
rueckmeldung = Ihre Meinung
rueckmeldung-titel = Sagen Sie uns, was Sie denken
rueckmeldung-text =
    Geht etwas auf der Seite nicht?
    Verstehen Sie etwas nicht?
    Finden Sie etwas gut?
    Sagen Sie es uns.
    Wir lesen alles.
rueckmeldung-anonym =
    Sie müssen sich nicht einloggen.
    Sie müssen uns Ihren Namen nicht sagen.
    Schreiben Sie hier bitte keine Adresse.
    Schreiben Sie auch keine Daten vom Ausweis.
    Haben Sie Fragen zu Ihrer Anmeldung?
    Dann fragen Sie Ihre Melde-Behörde.
rueckmeldung-seite = Es geht um diese Seite
rueckmeldung-thema = Um was geht es?
rueckmeldung-thema-barriere = Ich kann etwas nicht benutzen oder nicht gut sehen
rueckmeldung-thema-verstaendlichkeit = Ich verstehe etwas nicht
rueckmeldung-thema-fehler = Etwas ist kaputt
rueckmeldung-thema-lob = Ich finde etwas gut
rueckmeldung-thema-anderes = Ich möchte etwas anderes sagen
rueckmeldung-feld-text = Das möchte ich sagen
rueckmeldung-feld-text-hilfe =
    Schreiben Sie nicht mehr als 4000 Zeichen.
    Geht etwas nicht?
    Dann schreiben Sie bitte:
    Was wollten Sie tun?
    Was ist dann passiert?
    Welches Gerät benutzen Sie?
rueckmeldung-feld-email = Ihre E-Mail-Adresse
rueckmeldung-feld-email-hilfe =
    Möchten Sie eine Antwort von uns?
    Dann schreiben Sie hier Ihre E-Mail-Adresse.
    Sie können das Feld auch leer lassen.
    Dann wissen wir nicht, wer Sie sind.
rueckmeldung-senden = Abschicken
rueckmeldung-datenschutz = Hier steht, was wir mit Ihren Daten machen:
rueckmeldung-anders = Sie können uns auch eine E-Mail schreiben:
rueckmeldung-danke-titel = Danke
rueckmeldung-danke-da = Wir haben Ihre Nachricht bekommen
rueckmeldung-danke-nummer = Das ist die Nummer von Ihrer Nachricht:
rueckmeldung-danke-text =
    Haben Sie noch Fragen?
    Dann sagen Sie uns diese Nummer.
rueckmeldung-danke-antwort =
    Haben Sie uns Ihre E-Mail-Adresse geschrieben?
    Dann bekommen Sie bald eine Antwort.
    Geht etwas nicht?
    Dann antworten wir in höchstens 1 Monat.
rueckmeldung-zu-viele-titel = Gerade schreiben uns sehr viele Menschen
rueckmeldung-zu-viele-text =
    Bitte warten Sie ein paar Minuten.
    Schicken Sie Ihre Nachricht dann noch einmal.
    Sie können uns auch anrufen.
    Oder Sie schreiben uns eine E-Mail.
fehler-rueckmeldung-thema = Klicken Sie an, um was es geht.
fehler-rueckmeldung-text = Schreiben Sie etwas. Es dürfen nur 4000 Zeichen sein.
fehler-rueckmeldung-email =
    Die E-Mail-Adresse stimmt noch nicht.
    Eine E-Mail-Adresse sieht so aus: name@beispiel.de.
    Sie können das Feld auch leer lassen.
