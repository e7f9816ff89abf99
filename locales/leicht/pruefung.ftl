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
zeile-ort = Stadt oder Dorf
zeile-anmeldedatum = Beim Amt angemeldet am
