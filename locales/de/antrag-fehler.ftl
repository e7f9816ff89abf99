# Was an einem Feld falsch ist, und was zu tun ist: fehler-<Feld>-<Grund>; sonst grund-… .
grund-fehlt = Bitte füllen Sie dieses Feld aus.
grund-zeichen = Dieses Feld enthält ein Zeichen, das deutsche Register nicht speichern können. Bitte schreiben Sie es anders.
zeichen-aehnlich =
    Das Zeichen „{ $zeichen }“ an Stelle { $stelle } ist ein { $schrift ->
        [kyrillisch] kyrillischer Buchstabe
        [griechisch] griechischer Buchstabe
       *[andere] Buchstabe einer anderen Schrift
    }{ $name ->
        [ohne] {""}
       *[andere] {" "}({ $name })
    }. Schreiben Sie stattdessen das lateinische „{ $statt }“.
zeichen-schrift =
    Das Zeichen „{ $zeichen }“ an Stelle { $stelle } ist aus der { $schrift ->
        [kyrillisch] kyrillischen
        [griechisch] griechischen
        [arabisch] arabischen
        [hebraeisch] hebräischen
        [armenisch] armenischen
        [georgisch] georgischen
        [aethiopisch] äthiopischen
        [thailaendisch] thailändischen
        [chinesisch] chinesischen
        [japanisch] japanischen
        [koreanisch] koreanischen
       *[andere] nicht lateinischen
    } Schrift. Bitte schreiben Sie in lateinischen Buchstaben, einen Namen so wie in Ihrem Pass.
zeichen-ersatz = Das Zeichen „{ $zeichen }“ an Stelle { $stelle } können deutsche Register nicht speichern. Bitte schreiben Sie stattdessen „{ $statt }“.
zeichen-unsichtbar =
    An Stelle { $stelle } steht ein unsichtbares Zeichen{ $name ->
        [ohne] {""}
       *[andere] {" "}({ $name })
    }. Es kommt oft beim Kopieren mit. Bitte löschen Sie den Text und tippen Sie ihn neu.
zeichen-bild = Das Bildzeichen „{ $zeichen }“ an Stelle { $stelle } können deutsche Register nicht speichern. Lassen Sie es weg.
zeichen-verloren = An Stelle { $stelle } ist ein Zeichen beim Übertragen verloren gegangen. Tippen Sie es neu.
zeichen-sonst = Das Zeichen „{ $zeichen }“ an Stelle { $stelle } können deutsche Register nicht speichern. Bitte lassen Sie es weg, oder schreiben Sie es in Worten.
grund-zu-lang = Dieser Text ist zu lang. Bitte kürzen Sie ihn.
grund-form = Diese Angabe passt nicht zu diesem Feld. Bitte prüfen Sie sie.
grund-kein-datum = Dieses Datum gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr.
grund-zu-frueh = Dieses Datum liegt zu weit zurück.
grund-gemeinde-unbekannt = Diese Gemeinde macht bei diesem Dienst nicht mit.
fehler-gemeinde-grund-fehlt = Bitte wählen Sie Ihre neue Gemeinde aus.
fehler-gemeinde-grund-gemeinde-unbekannt = Bitte wählen Sie eine Gemeinde aus der Liste.
fehler-strasse-grund-fehlt = Bitte geben Sie die Straße an.
fehler-strasse-grund-zu-lang = Der Name der Straße ist zu lang. Höchstens 55 Zeichen sind möglich.
fehler-hausnummer-grund-fehlt = Bitte geben Sie die Hausnummer an.
fehler-hausnummer-grund-form = Diese Hausnummer verstehen wir nicht. Bitte schreiben Sie sie zum Beispiel so: 7, 42 C oder 13 1/4.
fehler-postleitzahl-grund-fehlt = Bitte geben Sie die Postleitzahl an.
fehler-postleitzahl-grund-form = Die Postleitzahl besteht aus fünf Ziffern.
fehler-wohnungsnummer-grund-form = Die Wohnungsnummer ist höchstens vier Zeichen lang und enthält nur Buchstaben, Ziffern und Punkte.
fehler-zusatzangaben-grund-zu-lang = Der Zusatz zur Anschrift ist zu lang. Höchstens 21 Zeichen sind möglich.
fehler-einzug-tag-grund-zu-frueh = Das Einzugsdatum liegt zu weit zurück. Bitte prüfen Sie das Jahr.
fehler-art-grund-fehlt = Bitte wählen Sie aus, wem die Wohnung gehört.
fehler-name-grund-fehlt = Bitte geben Sie den Namen des Wohnungsgebers an.
fehler-strasse-hausnummer-grund-fehlt = Bitte geben Sie Straße und Hausnummer des Wohnungsgebers an.
fehler-plz-ort-grund-fehlt = Bitte geben Sie Postleitzahl und Ort des Wohnungsgebers an.
fehler-code-grund-fehlt = Bitte geben Sie den Code aus dem Brief ein.
fehler-code-grund-form = Der Code besteht aus Buchstaben, Ziffern und Bindestrichen. Bitte prüfen Sie ihn.
fehler-element-grund-form = Eine Auswahl gibt es nicht. Bitte wählen Sie noch einmal.
datei-leer = Die Datei ist leer. Bitte wählen Sie eine andere.
datei-zu-gross = Die Datei ist größer als 10 MB. Bitte wählen Sie eine kleinere.
datei-falsche-art = Diese Art von Datei können wir nicht annehmen. Möglich sind PDF, JPEG und PNG.
datei-unlesbar = Wir können diese Datei nicht lesen. Vielleicht ist sie beschädigt. Speichern Sie das Dokument neu als PDF, oder machen Sie ein Foto davon.
