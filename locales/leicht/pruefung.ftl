# Dokument prüfen – in Leichter Sprache.
pruefen-titel = Ist dieses Papier echt?
pruefen-text =
    Haben Sie eine Melde-Bescheinigung oder eine Melde-Bestätigung als PDF?
    Das sind Papiere vom Amt.
    Wählen Sie hier die Datei aus.
    Sie sehen sofort: Ist das Papier von einem Amt hier?
    Und: Hat jemand das Papier geändert?
pruefen-feld = Ihre Datei
pruefen-feld-hilfe =
    Nehmen Sie die Datei vom Amt.
    Ist auf dem Papier ein großer Code aus Punkten?
    Dann geht auch ein Foto von dem Code.
    Die Datei darf höchstens 10 MB groß sein.
pruefen-knopf = Papier prüfen
pruefen-noch-eins = Noch ein Papier prüfen
pruefen-datenschutz =
    Wir speichern die Datei nicht.
    Nach dem Prüfen ist die Datei weg.
pruefen-echt = Das Papier ist echt
pruefen-echt-text =
    Das Amt hat das Papier mit einem Siegel geschützt.
    Ein Siegel ist wie ein Stempel.
    Niemand hat das Papier danach geändert.
pruefen-stelle = Das Siegel ist von: { $stelle }
pruefen-zeitpunkt = Das Siegel ist vom: { $zeitpunkt }
pruefen-stand =
    An diesem Tag war alles richtig.
    Seitdem hat sich vielleicht etwas geändert.
pruefen-veraendert = Jemand hat das Papier geändert
pruefen-veraendert-text =
    Die Datei hat ein Siegel.
    Ein Siegel ist wie ein Stempel.
    Aber die Datei war beim Stempeln anders.
    Vielleicht ist der Inhalt falsch.
pruefen-veraendert-weg =
    Manchmal öffnet jemand die Datei in einem Programm.
    Und speichert die Datei neu.
    Auch dann ist das Siegel kaputt.
    Fragen Sie nach der ersten Datei vom Amt.
pruefen-fremd = Dieses Papier hat kein Siegel von uns
pruefen-fremd-text =
    Ein Siegel ist wie ein Stempel.
    In der Datei ist kein gültiges Siegel von einem Amt hier.
    Das Papier kann trotzdem richtig sein.
    Wir können das aber nicht prüfen.
pruefen-kein-pdf-text =
    Wir können die Datei nicht als PDF lesen.
    Die Datei ist auch kein Foto.
pruefen-kein-nachweis-text =
    Die Datei ist beschädigt.
    Oder es fehlt ein Teil von der Datei.
    Bitten Sie um die ganze Datei.
pruefen-kein-code-text =
    Auf dem Foto sehen wir keinen Code.
    Machen Sie ein neues Foto von dem Code.
    Halten Sie die Kamera gerade über das Papier.
    Hat das Papier keinen Code?
    Dann können wir das Foto nicht prüfen.
pruefen-kein-papiersiegel-text =
    Auf dem Foto ist ein Code.
    Aber der Code ist kein Siegel vom Amt.
pruefen-papier = Der Code ist echt
pruefen-papier-text =
    Unten steht: Das hat das Amt geschrieben.
    Steht auf dem Papier das Gleiche?
    Nur dann ist auch das Papier echt.
pruefen-papier-veraendert = Der Code ist nicht echt
pruefen-papier-veraendert-text =
    In dem Code steht der Name von einem Amt.
    Aber der Code ist nicht von diesem Amt.
    Vielleicht ist das Papier falsch.
pruefen-test =
    Das ist ein Test.
    Das Siegel ist nur ein Test-Siegel.
    Es gilt nicht als amtliches Siegel.
pruefen-daten = Das steht in der Datei
zeile-dokumentnummer = Nummer vom Papier
zeile-abgerufen = Vom Amt geholt am
pruefen-zeitstempel =
    Das Siegel ist vom: { $zeitpunkt }
    Eine andere Stelle hat diese Zeit bestätigt.
pruefen-stelle-auftrag =
    Das Siegel ist von: { $stelle }
    Das Papier ist von: { $behoerde }
pruefen-status-gueltig = Das Amt sagt: Das Papier gilt noch.
pruefen-status-ungeprueft =
    Vielleicht gilt das Papier nicht mehr.
    Das konnten wir nicht prüfen.
pruefen-sperrung-ungeprueft =
    Vielleicht gilt das Siegel nicht mehr.
    Das konnten wir nicht prüfen.
pruefen-spaeter-gesperrt =
    Das Amt benutzt dieses Siegel nicht mehr.
    Das Papier ist älter.
    Deshalb gilt das Papier.
pruefen-spaeter-abgelaufen =
    Das Siegel ist jetzt zu alt für neue Papiere.
    Dieses Papier gilt weiter.
pruefen-widerrufen = Das Papier gilt nicht mehr
pruefen-widerrufen-text =
    In dem Papier steht etwas Falsches.
    Deshalb hat das Amt das Papier zurückgenommen.
    Benutzen Sie das Papier nicht.
pruefen-ungueltig = Dieses Siegel gilt nicht
pruefen-gesperrt-text =
    Das Amt hat dieses Siegel gesperrt.
    Vielleicht hat jemand das Siegel gestohlen.
    Benutzen Sie das Papier nicht.
pruefen-zertifikat-text =
    Das Siegel war zu alt oder noch nicht gültig.
    Benutzen Sie das Papier nicht.
pruefen-ungueltig-weg =
    Bitten Sie um ein neues Papier.
    Oder fragen Sie das Amt.
pruefen-unbestimmt = Das können wir nicht sicher sagen
pruefen-abgelaufen-text =
    Das Siegel ist zu alt.
    Wir wissen nicht: Wann hat das Amt das Papier gemacht?
    Bitten Sie um ein neues Papier.
pruefen-statusliste-text =
    Das Siegel ist in Ordnung.
    Aber wir wissen nicht: Gilt das Papier noch?
    Versuchen Sie es später noch einmal.
pruefen-nummer-titel = Haben Sie ein ausgedrucktes Papier?
pruefen-nummer-text =
    Auf dem Papier stehen eine Nummer und ein Code.
    Schreiben Sie beides hier hinein.
    Dann erfahren Sie: Gilt das Papier noch?
    Wir zeigen nicht: Was steht in dem Papier?
pruefen-nummer = Nummer vom Papier
pruefen-code = Code vom Papier
pruefen-nummer-knopf = Nummer vom Papier prüfen
pruefen-nummer-datenschutz = Wir merken uns nicht: Wer hat das Papier geprüft?
pruefen-nummer-fehlt =
    Die Nummer fehlt oder ist falsch.
    Die Nummer hat 8 Zeichen.
pruefen-code-fehlt =
    Ein Zeichen im Code ist falsch.
    Der Code hat 17 Zeichen.
pruefen-nummer-gueltig = Das Papier gilt
pruefen-nummer-gueltig-text = Ein Amt hat das Papier mit dieser Nummer gemacht.
pruefen-nummer-gueltig-vorsicht =
    Vielleicht hat jemand das ausgedruckte Papier geändert.
    Das können wir so nicht sehen.
pruefen-nummer-ausgestellt = Das Papier ist vom: { $zeitpunkt }
pruefen-nummer-unbekannt = Die Nummer und der Code passen nicht zusammen
pruefen-nummer-unbekannt-text =
    Vielleicht ist ein Zeichen falsch.
    Vielleicht ist das Papier nicht von uns.
pruefen-zu-oft-titel = Sie haben es zu oft versucht
pruefen-zu-oft-text =
    Bitte warten Sie 5 Minuten.
    Dann können Sie es noch einmal versuchen.
pruefen-nochmal = Zurück zum Prüfen
widerruf-titel = Ein Papier zurücknehmen
widerruf-text =
    Diese Seite ist für Ämter.
    Ein Papier ist falsch? Dann kann das Amt das Papier zurücknehmen.
    Danach gilt das Papier nicht mehr.
    Das geht nicht rückgängig.
widerruf-umzug =
    Die Person ist später umgezogen?
    Dann gilt das Papier trotzdem.
widerruf-grund = Warum ist das Papier falsch?
widerruf-grund-falsche-angaben = Im Papier steht etwas Falsches
widerruf-grund-falsche-person = Die falsche Person hat das Papier bekommen
widerruf-grund-missbrauch = Jemand hat betrogen
widerruf-grund-fehlt = Bitte wählen Sie einen Grund aus.
widerruf-nummer-fehlt =
    Die Nummer fehlt oder ist falsch.
    Die Nummer hat 8 Zeichen.
widerruf-knopf = Papier zurücknehmen
widerruf-verweigert =
    Der Schlüssel und die Nummer passen nicht zusammen.
    Oder das Papier gilt schon nicht mehr.
widerruf-fertig-titel = Das Papier gilt nicht mehr
widerruf-fertig-text =
    Das Papier hat die Nummer { $nummer }
    Das Papier gilt ab jetzt nicht mehr.
widerruf-noch-eins = Noch ein Papier zurücknehmen
widerruf-link = Ein Papier zurücknehmen
zeile-ort = Stadt oder Dorf
zeile-anmeldedatum = Beim Amt angemeldet am
