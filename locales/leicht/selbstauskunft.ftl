# Selbstauskunft – in Leichter Sprache.
selbstauskunft-titel = Was das Amt über mich weiß
selbstauskunft-text =
    Das Amt hat Daten über Sie gespeichert.
    Sie dürfen wissen: Welche Daten sind das?
    Das heißt Selbst-Auskunft.
    Sie bekommen die Selbst-Auskunft hier als PDF-Datei.
    Die Datei hat ein Siegel.
    Ein Siegel ist wie ein Stempel.
selbstauskunft-inhalt-titel = Das steht in der Datei
selbstauskunft-inhalt =
    Ihr Name und Ihre Geburt.
    Wo Sie jetzt wohnen.
    Wo Sie früher gewohnt haben.
    Sind Sie verheiratet?
    Welche Religion haben Sie?
    Welche Ausweise haben Sie?
    Und noch mehr.
    Auch Ihr Mann oder Ihre Frau kann in der Datei stehen.
    Und Ihre Kinder unter 18 Jahren.
selbstauskunft-nicht-titel = Das steht nicht in der Datei
selbstauskunft-nicht =
    Wem hat das Amt Ihre Daten gegeben?
    Das steht nicht in der Datei.
    Sie dürfen das auch wissen.
    Fragen Sie bitte im Amt.
selbstauskunft-dauer-titel = So lange müssen Sie warten
selbstauskunft-dauer =
    Das Amt sucht Ihre Daten zusammen.
    Oft dauert das nur ein paar Minuten.
    Es kann auch Tage dauern.
    Länger als einen Monat darf es nicht dauern.
selbstauskunft-statt-titel = Wollen Sie die Datei anderen zeigen?
selbstauskunft-statt =
    Diese Datei ist nur für Sie.
    Andere brauchen oft ein anderes Papier.
    Es heißt:
selbstauskunft-anfordern = Ich will meine Daten sehen
selbstauskunft-kosten = Das kostet nichts.
selbstauskunft-wartet = Sie haben nach Ihren Daten gefragt
selbstauskunft-wartet-seit = Das war am { $tag }.
selbstauskunft-wartet-text =
    Das Amt sucht Ihre Daten zusammen.
    Sie können diese Seite zumachen.
    Nichts geht verloren.
    Sie finden die Datei später in Ihrem Konto.
selbstauskunft-wartet-bis =
    So lange darf das Amt brauchen: bis zum { $tag }.
    Meistens geht es schneller.
selbstauskunft-neu-laden = Ist die Datei schon da?
selbstauskunft-fertig = Ihre Datei ist da
selbstauskunft-fertig-text =
    Laden Sie die Datei herunter.
    Passen Sie gut auf die Datei auf.
    Darin steht viel über Sie.
    Andere sollen die Datei nicht bekommen.
selbstauskunft-laden = Datei mit meinen Daten herunter-laden
selbstauskunft-loeschtag =
    Am { $tag } löschen wir die Datei hier.
    Sie können immer wieder nach Ihren Daten fragen.
selbstauskunft-falsch-titel = Stimmt etwas nicht?
selbstauskunft-falsch =
    Dann muss das Amt es richtig machen.
    Das kostet nichts.
    Fragen Sie hier:
selbstauskunft-gescheitert = Ihre Datei ist nicht gekommen
selbstauskunft-nicht-erreichbar =
    Der Computer vom Amt hat nicht geantwortet.
    Vielleicht weiß das Amt nichts von Ihrer Frage.
selbstauskunft-zurueckgewiesen =
    Der Computer vom Amt hat uns nicht verstanden.
    Sie haben nichts falsch gemacht.
selbstauskunft-ohne-antwort =
    Das Amt hat einen Monat lang nichts geschickt.
    Länger darf das Amt nicht brauchen.
selbstauskunft-rat-nochmal =
    Warten Sie ein paar Minuten.
    Dann fragen Sie noch einmal.
selbstauskunft-rat-amt =
    Fragen Sie bitte im Amt.
    Oder fragen Sie hier noch einmal.
selbstauskunft-rat-doch-noch = Kommt die Datei doch noch? Dann finden Sie die Datei hier.
selbstauskunft-nochmal = Noch einmal fragen
selbstauskunft-vorgaenge = Meine Fragen nach meinen Daten
selbstauskunft-vorgang = Was das Amt über mich weiß
selbstauskunft-stand-wartet = Das Amt sucht noch
selbstauskunft-stand-bereit = Die Datei ist da
selbstauskunft-stand-gescheitert = Die Datei ist nicht gekommen
start-selbstauskunft = Meine Daten beim Amt
start-selbstauskunft-text =
    Was weiß das Amt über Sie?
    Sie bekommen eine Datei.
    Das kostet nichts.
