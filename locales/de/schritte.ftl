# Zwischen den Schritten: was schon begonnen ist, Rückfragen, Straßen der Gemeinde, was gerade nicht geht.
vorab-gemeinden = Diese Gemeinden machen mit
vorab-gemeinde-fehlt = Ihre Gemeinde fehlt?
vorab-gemeinde-fehlt-text = Dann melden Sie sich bei der Meldebehörde Ihrer neuen Gemeinde an, mit Ausweis und Wohnungsgeberbestätigung. Der kurze Check nennt Ihnen die Behörde und was Sie mitbringen.
vorab-gemeinde-fehlt-weg = Zum kurzen Check
vorab-begonnen-titel = Sie haben schon angefangen
vorab-begonnen-text = Ist es derselbe Umzug? Dann machen Sie hier weiter. Sie müssen nichts noch einmal ausfüllen.
vorab-begonnen-entwurf = Noch nicht abgeschickt: { $titel }
vorab-begonnen-weiter = Entwurf weitermachen
vorab-begonnen-vorgang = Schon abgeschickt: { $titel }
vorab-begonnen-vorgang-text = Bei dieser Meldebehörde können Sie erst wieder etwas einreichen, wenn sie entschieden hat.
vorab-begonnen-zum-vorgang = Zum Vorgang
vorab-begonnen-neu = Ein neues Formular anfangen

entwurf-bild-anschrift = Neue Wohnung: { $anschrift }
entwurf-bild-ohne-anschrift = Neue Wohnung: noch nicht eingetragen
entwurf-bild-personen = Es ziehen um: { $personen }
entwurf-bild-geaendert = Zuletzt geändert: { $zeitpunkt }
entwurf-bild-loeschen = Entwurf löschen
entwuerfe-voll-titel = Sie haben schon 10 Entwürfe
entwuerfe-voll-text = Mehr können wir nicht aufheben. Bitte machen Sie einen davon fertig, oder löschen Sie einen, den Sie nicht mehr brauchen. Danach können Sie etwas Neues anfangen.

loeschen-titel = Wirklich löschen?
loeschen-text = Dieser Entwurf ist noch nicht abgeschickt:
loeschen-dateien = Hochgeladene Dateien: { $zahl }
loeschen-folge = Wir löschen alles, was Sie eingetragen und hochgeladen haben. Links, die Sie dazu weitergegeben haben, gelten dann nicht mehr. Das lässt sich nicht rückgängig machen.
loeschen-ja = Ja, löschen
loeschen-nein = Nein, behalten

code-vorlegen-titel = Stimmt dieser Code?
code-vorlegen-text = Vergleichen Sie ihn bitte Zeichen für Zeichen mit dem Brief. Diesen Code schicken wir an die Meldebehörde:
code-vorlegen-warnung = Das geht nur einmal
code-vorlegen-folge = Den Code können Sie nicht zurückholen. Ist er falsch, lehnt die Meldebehörde die Anmeldung ab, und Sie müssen sie noch einmal einreichen.
code-vorlegen-ja = Ja, Code absenden
code-vorlegen-nein = Nein, Code ändern

familie-gefunden-titel = Wir haben noch jemanden gefunden: { $name }
familie-gefunden-text = Diese Person nennt das Melderegister zusammen mit der Person, die Sie gerade ausgewählt haben. Zieht sie auch mit um? Dann wählen Sie sie bitte aus. Sonst gehen Sie einfach weiter.

familie-niemand = niemand
zeile-vorwiegend = Hier wohne ich die meiste Zeit

strasse-vorschlaege = Meinen Sie eine dieser Straßen?
strasse-eigene = Meine Straße steht nicht in der Liste
strasse-eigene-hilfe = Wir übernehmen die Straße so, wie Sie sie geschrieben haben. Die Meldebehörde prüft sie.
grund-nicht-in-liste = Diese Angabe steht nicht in der Liste. Bitte prüfen Sie sie.
fehler-strasse-grund-nicht-in-liste = Diese Straße steht nicht in der Liste der Gemeinde. Bitte prüfen Sie, wie sie geschrieben wird, oder wählen Sie „Meine Straße steht nicht in der Liste“.

datei-fehlt = Bitte wählen Sie zuerst eine Datei aus.
zu-gross-zusammen = Mehrere Dateien dürfen zusammen höchstens 20 MB groß sein.
ausgelastet-titel = Bitte gleich noch einmal
ausgelastet-text = Gerade laden mehrere Menschen auf einmal Dateien hoch. Warten Sie bitte einen Moment, und laden Sie Ihre Datei noch einmal hoch. Was Sie bis zum letzten Schritt eingetragen haben, ist gespeichert.
sitzung-warnung-titel = Sind Sie noch da?
sitzung-warnung-ruht = In einer Minute beenden wir Ihre Sitzung, damit niemand anderes an Ihre Daten kommt. Was Sie in eine Anmeldung eingetragen haben, bleibt erhalten.
sitzung-bleiben = Angemeldet bleiben
sitzung-warnung-endet = In einer Minute endet Ihre Sitzung: Nach einer halben Stunde müssen Sie sich neu anmelden. Sie können in Ruhe fertig schreiben. Was Sie in eine Anmeldung eintragen, bleibt erhalten.
sitzung-verstanden = Verstanden
sitzung-beendet-titel = Ihre Sitzung ist beendet
sitzung-beendet-text = Wir beenden sie nach fünf Minuten ohne Eingabe und spätestens nach einer halben Stunde, damit niemand anderes an Ihre Daten kommt.
sitzung-beendet-bleibt = Gespeichert ist alles, was Sie bis zum letzten Schritt eingetragen haben.
sitzung-beendet-fehlt = Nur was Sie auf der letzten Seite eingetragen oder ausgewählt haben, geben Sie bitte noch einmal ein.
sitzung-beendet-weg = Anmelden und weitermachen
