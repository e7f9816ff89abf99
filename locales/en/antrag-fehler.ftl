# What is wrong with a field and what to do: fehler-<field>-<reason>; grund-… otherwise.
grund-fehlt = Please fill in this field.
grund-zeichen = This field has a character that German registers cannot store. Please write it differently.
zeichen-aehnlich =
    The character “{ $zeichen }” at position { $stelle } is { $schrift ->
        [kyrillisch] a Cyrillic letter
        [griechisch] a Greek letter
       *[andere] a letter of another script
    }{ $name ->
        [ohne] {""}
       *[andere] {" "}({ $name })
    }. Write the Latin “{ $statt }” instead.
zeichen-schrift =
    The character “{ $zeichen }” at position { $stelle } is from { $schrift ->
        [kyrillisch] the Cyrillic script
        [griechisch] the Greek script
        [arabisch] the Arabic script
        [hebraeisch] the Hebrew script
        [armenisch] the Armenian script
        [georgisch] the Georgian script
        [aethiopisch] the Ethiopic script
        [thailaendisch] the Thai script
        [chinesisch] the Chinese script
        [japanisch] the Japanese script
        [koreanisch] the Korean script
       *[andere] a script that is not Latin
    }. Please write Latin letters, a name as in your passport.
zeichen-ersatz = German registers cannot store the character “{ $zeichen }” at position { $stelle }. Please write “{ $statt }” instead.
zeichen-unsichtbar =
    At position { $stelle } there is an invisible character{ $name ->
        [ohne] {""}
       *[andere] {" "}({ $name })
    }. It often comes along when copying. Please delete the text and type it again.
zeichen-bild = German registers cannot store the picture “{ $zeichen }” at position { $stelle }. Please leave it out.
zeichen-verloren = At position { $stelle } a character was lost on the way. Please type it again.
zeichen-sonst = German registers cannot store the character “{ $zeichen }” at position { $stelle }. Please leave it out or write it in words.
grund-zu-lang = This text is too long. Please shorten it.
grund-form = This entry is not valid in this field. Please check it.
grund-kein-datum = This date does not exist. Please check day, month and year.
grund-zu-frueh = This date is too far back.
grund-gemeinde-unbekannt = This municipality does not take part in this service.
fehler-gemeinde-grund-fehlt = Please choose your new municipality.
fehler-gemeinde-grund-gemeinde-unbekannt = Please choose a municipality from the list.
fehler-strasse-grund-fehlt = Please enter the street.
fehler-strasse-grund-zu-lang = The name of the street is too long. At most 55 characters are possible.
fehler-hausnummer-grund-fehlt = Please enter the house number.
fehler-hausnummer-grund-form = We do not understand this house number. Please write it like this, for example: 7, 42 C or 13 1/4.
fehler-postleitzahl-grund-fehlt = Please enter the postcode.
fehler-postleitzahl-grund-form = The postcode has five digits.
fehler-wohnungsnummer-grund-form = The flat number has at most four characters: letters, digits and full stops.
fehler-zusatzangaben-grund-zu-lang = The addition to the address is too long. At most 21 characters are possible.
fehler-einzug-tag-grund-zu-frueh = The day of moving in is too far back. Please check the year.
fehler-art-grund-fehlt = Please choose who owns the dwelling.
fehler-name-grund-fehlt = Please enter the landlord's name.
fehler-strasse-hausnummer-grund-fehlt = Please enter the landlord's street and house number.
fehler-plz-ort-grund-fehlt = Please enter the landlord's postcode and town.
fehler-code-grund-fehlt = Please enter the code from the letter.
fehler-code-grund-form = The code has letters, digits and hyphens. Please check it.
fehler-element-grund-form = One of the choices does not exist. Please choose again.
datei-leer = The file is empty. Please choose another one.
datei-zu-gross = The file is larger than 10 MB. Please choose a smaller one.
datei-falsche-art = We cannot accept this kind of file. PDF, JPEG and PNG are possible.
datei-unlesbar = We cannot read this file. It may be damaged. Save the document as a new PDF, or take a photo of it.
