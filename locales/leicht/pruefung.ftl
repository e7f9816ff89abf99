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
    Ein Foto oder ein Ausdruck geht nicht.
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
    Ein Foto können wir hier nicht prüfen.
    Eine Kopie vom Scanner können wir hier auch nicht prüfen.
pruefen-kein-nachweis-text =
    Die Datei ist beschädigt.
    Oder es fehlt ein Teil von der Datei.
    Bitten Sie um die ganze Datei.
pruefen-test =
    Das ist ein Test.
    Das Siegel ist nur ein Test-Siegel.
    Es gilt nicht als amtliches Siegel.
pruefen-daten = Das steht in der Datei
zeile-dokumentnummer = Nummer vom Papier
zeile-abgerufen = Vom Amt geholt am
