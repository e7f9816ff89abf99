# Was an einem Feld falsch ist, und was zu tun ist – in Leichter Sprache.
grund-fehlt = Dieses Feld ist noch leer. Bitte schreiben Sie etwas hinein.
grund-zeichen = Ein Zeichen in diesem Feld kann das Amt nicht speichern. Bitte schreiben Sie es anders.
zeichen-aehnlich =
    Das Zeichen „{ $zeichen }“ ist an der Stelle { $stelle }.
    Es ist { $schrift ->
        [kyrillisch] ein kyrillischer Buchstabe
        [griechisch] ein griechischer Buchstabe
       *[andere] ein fremder Buchstabe
    }{ $name ->
        [ohne] {""}
       *[andere] {" "}({ $name })
    }.
    Bitte schreiben Sie dafür „{ $statt }“.
zeichen-schrift =
    Das Zeichen „{ $zeichen }“ ist an der Stelle { $stelle }.
    Es kommt aus der { $schrift ->
        [kyrillisch] kyrillischen Schrift
        [griechisch] griechischen Schrift
        [arabisch] arabischen Schrift
        [hebraeisch] hebräischen Schrift
        [armenisch] armenischen Schrift
        [georgisch] georgischen Schrift
        [aethiopisch] äthiopischen Schrift
        [thailaendisch] thailändischen Schrift
        [chinesisch] chinesischen Schrift
        [japanisch] japanischen Schrift
        [koreanisch] koreanischen Schrift
       *[andere] Schrift von einer anderen Sprache
    }.
    Bitte nehmen Sie lateinische Buchstaben.
    Das sind zum Beispiel die Buchstaben A, B und C.
    Schreiben Sie einen Namen so wie in Ihrem Pass.
zeichen-ersatz =
    Das Zeichen „{ $zeichen }“ ist an der Stelle { $stelle }.
    Das Amt kann es nicht speichern.
    Bitte schreiben Sie dafür „{ $statt }“.
zeichen-unsichtbar =
    An der Stelle { $stelle } ist ein Zeichen, das man nicht sieht{ $name ->
        [ohne] {""}
       *[andere] {" "}({ $name })
    }.
    Das passiert oft beim Kopieren.
    Bitte löschen Sie alles in dem Feld.
    Schreiben Sie es dann neu.
zeichen-bild =
    Das kleine Bild „{ $zeichen }“ ist an der Stelle { $stelle }.
    Das Amt kann es nicht speichern.
    Bitte löschen Sie das Bild.
zeichen-verloren =
    An der Stelle { $stelle } fehlt ein Zeichen.
    Bitte schreiben Sie es noch einmal.
zeichen-sonst =
    Das Zeichen „{ $zeichen }“ ist an der Stelle { $stelle }.
    Das Amt kann es nicht speichern.
    Bitte löschen Sie es.
    Oder schreiben Sie ein Wort dafür.
grund-zu-lang = Das ist zu lang. Bitte schreiben Sie weniger.
grund-form = Das passt nicht in dieses Feld. Bitte sehen Sie noch einmal nach.
grund-kein-datum = Diesen Tag gibt es nicht. Bitte prüfen Sie den Tag, den Monat und das Jahr.
grund-zu-frueh = Dieser Tag ist zu lange her.
grund-gemeinde-unbekannt = Diese Stadt oder dieses Dorf macht hier noch nicht mit.
fehler-gemeinde-grund-fehlt = In welcher Stadt oder in welchem Dorf ist die neue Wohnung? Bitte suchen Sie den Ort aus.
fehler-gemeinde-grund-gemeinde-unbekannt = Bitte nehmen Sie eine Stadt oder ein Dorf aus der Liste.
fehler-strasse-grund-fehlt = Bitte schreiben Sie Ihre neue Straße auf.
fehler-strasse-grund-zu-lang = Die Straße ist zu lang. Sie können höchstens 55 Zeichen schreiben.
fehler-hausnummer-grund-fehlt = Bitte schreiben Sie die Haus-Nummer auf.
fehler-hausnummer-grund-form = Diese Haus-Nummer verstehen wir nicht. Schreiben Sie zum Beispiel so: 7 oder 42 C oder 13 1/4.
fehler-postleitzahl-grund-fehlt = Bitte schreiben Sie die Post-Leit-Zahl auf.
fehler-postleitzahl-grund-form = Die Post-Leit-Zahl hat immer 5 Ziffern.
fehler-wohnungsnummer-grund-form = Sie können hier höchstens 4 Zeichen schreiben. Nehmen Sie nur Buchstaben, Zahlen und Punkte.
fehler-zusatzangaben-grund-zu-lang = Das ist zu lang. Sie können höchstens 21 Zeichen schreiben.
fehler-einzug-tag-grund-zu-frueh = Dieser Tag ist zu lange her. Bitte prüfen Sie das Jahr.
fehler-art-grund-fehlt = Wem gehört die Wohnung? Bitte suchen Sie etwas aus.
fehler-name-grund-fehlt = Wie heißt Ihr Wohnungs-Geber? Bitte schreiben Sie den Namen auf.
fehler-strasse-hausnummer-grund-fehlt = Wo wohnt Ihr Wohnungs-Geber? Bitte schreiben Sie die Straße und die Haus-Nummer auf.
fehler-plz-ort-grund-fehlt = Wo wohnt Ihr Wohnungs-Geber? Bitte schreiben Sie die Post-Leit-Zahl und den Ort auf.
fehler-code-grund-fehlt = Bitte schreiben Sie den Code aus dem Brief auf.
fehler-code-grund-form = Im Code sind nur Buchstaben, Zahlen und Striche. Bitte vergleichen Sie noch einmal mit dem Brief.
fehler-element-grund-form = Etwas in Ihrer Auswahl passt nicht. Bitte wählen Sie neu.
datei-leer = In der Datei ist nichts. Bitte suchen Sie eine andere Datei aus.
datei-zu-gross = Die Datei ist zu groß. Bitte nehmen Sie eine Datei mit höchstens 10 MB.
datei-falsche-art = Diese Datei können wir nicht nehmen. Es gehen PDF, JPEG und PNG.
datei-unlesbar = Wir können die Datei nicht öffnen. Vielleicht ist sie kaputt. Machen Sie ein neues PDF. Oder machen Sie ein Foto.
