# Zwischen den Schritten – in Leichter Sprache.
vorab-gemeinden = In diesen Gemeinden geht es online
vorab-gemeinde-fehlt = Steht Ihre Gemeinde nicht hier?
vorab-gemeinde-fehlt-text =
    Dann gehen Sie zur Melde-Behörde von Ihrer neuen Gemeinde.
    Nehmen Sie Ihren Ausweis mit.
    Nehmen Sie auch das Papier vom Vermieter mit.
    Der Check sagt Ihnen, wo die Melde-Behörde ist.
vorab-gemeinde-fehlt-weg = Den Check machen
vorab-begonnen-titel = Sie haben schon ein Formular
vorab-begonnen-text =
    Ist es der gleiche Umzug?
    Dann machen Sie hier weiter.
    Sie müssen nichts noch einmal schreiben.
vorab-begonnen-entwurf = Noch nicht fertig: { $titel }
vorab-begonnen-weiter = Hier weitermachen
vorab-begonnen-vorgang = Das haben Sie schon abgeschickt: { $titel }
vorab-begonnen-vorgang-text =
    Die Melde-Behörde muss erst antworten.
    Danach können Sie etwas Neues abschicken.
vorab-begonnen-zum-vorgang = Die Anmeldung ansehen
vorab-begonnen-neu = Mit einem neuen Formular anfangen

entwurf-bild-anschrift = Die neue Wohnung ist hier: { $anschrift }
entwurf-bild-ohne-anschrift = Die neue Adresse fehlt noch
entwurf-bild-personen = Diese Personen ziehen um: { $personen }
entwurf-bild-geaendert = Das letzte Mal geändert: { $zeitpunkt }
entwurf-bild-loeschen = Dieses Formular löschen
entwuerfe-voll-titel = Sie haben schon 10 Formulare
entwuerfe-voll-text =
    Mehr Formulare können wir nicht speichern.
    Machen Sie ein Formular fertig.
    Oder löschen Sie ein Formular.
    Danach können Sie ein neues Formular anfangen.

loeschen-titel = Wollen Sie das Formular löschen?
loeschen-text = Dieses Formular haben Sie noch nicht abgeschickt:
loeschen-dateien = So viele Dateien haben Sie hochgeladen: { $zahl }
loeschen-folge =
    Wir löschen alles, was Sie geschrieben haben.
    Wir löschen auch Ihre Dateien.
    Haben Sie jemandem einen Link gegeben?
    Dann geht der Link nicht mehr.
    Sie können das nicht zurück-nehmen.
loeschen-ja = Ja, Formular löschen
loeschen-nein = Nein, Formular behalten

code-vorlegen-titel = Ist der Code richtig?
code-vorlegen-text =
    Sehen Sie den Code im Brief an.
    Ist jedes Zeichen gleich?
    Diesen Code schicken wir an die Melde-Behörde:
code-vorlegen-warnung = Sie können den Code nur einmal abschicken
code-vorlegen-folge =
    Sie können den Code nicht zurück-holen.
    Ist der Code falsch?
    Dann sagt die Melde-Behörde Nein.
    Dann müssen Sie die Anmeldung noch einmal abschicken.
code-vorlegen-ja = Ja, den Code abschicken
code-vorlegen-nein = Nein, den Code noch ändern

familie-gefunden-titel = Wir haben noch eine Person gefunden: { $name }
familie-gefunden-text =
    Zieht diese Person auch mit Ihnen um?
    Dann kreuzen Sie die Person an.
    Zieht sie nicht um?
    Dann gehen Sie einfach weiter.

familie-niemand = Keiner zieht mit um
zeile-vorwiegend = Hier wohne ich am meisten

strasse-vorschlaege = Ist es eine von diesen Straßen?
strasse-eigene = Meine Straße ist nicht in der Liste
strasse-eigene-hilfe =
    Wir schreiben die Straße so wie Sie.
    Die Melde-Behörde prüft die Straße.
grund-nicht-in-liste = Das ist nicht in der Liste. Bitte prüfen Sie es.
fehler-strasse-grund-nicht-in-liste =
    Diese Straße ist nicht in der Liste.
    Haben Sie die Straße richtig geschrieben?
    Oder kreuzen Sie an: „Meine Straße ist nicht in der Liste“.

datei-fehlt = Suchen Sie bitte zuerst eine Datei aus.
zu-gross-zusammen = Alle Dateien zusammen dürfen höchstens 20 MB groß sein.
ausgelastet-titel = Bitte machen Sie das gleich noch einmal
ausgelastet-text =
    Viele Menschen laden gerade Dateien hoch.
    Warten Sie bitte kurz.
    Laden Sie dann Ihre Datei noch einmal hoch.
    Ihre anderen Angaben sind gespeichert.
sitzung-warnung-titel = Sind Sie noch am Computer?
sitzung-warnung-ruht =
    In einer Minute müssen Sie sich neu anmelden.
    So sieht niemand anderes Ihre Daten.
    Wir merken uns alles, was Sie geschrieben haben.
sitzung-bleiben = Ich bin noch da
sitzung-warnung-endet =
    In einer Minute müssen Sie sich neu anmelden.
    Das ist nach einer halben Stunde so.
    Schreiben Sie in Ruhe fertig.
    Wir merken uns alles, was Sie schreiben.
sitzung-verstanden = Ich habe es gelesen
sitzung-beendet-titel = Sie sind nicht mehr eingeloggt
sitzung-beendet-text =
    Nach 5 Minuten ohne Eingabe loggen wir Sie aus.
    Nach 30 Minuten loggen wir Sie immer aus.
    So kann niemand anderes Ihre Daten sehen.
sitzung-beendet-bleibt = Ihre Angaben von den Seiten davor sind gespeichert.
sitzung-beendet-fehlt =
    Nur die Angaben von der letzten Seite fehlen.
    Bitte schreiben Sie diese noch einmal.
sitzung-beendet-weg = Einloggen und weitermachen
