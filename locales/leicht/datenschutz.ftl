# Datenschutz – in Leichter Sprache.
datenschutz-titel = So schützen wir Ihre Daten
datenschutz-einleitung =
    Daten sind zum Beispiel: Ihr Name und Ihre Adresse.
    Hier steht, was wir mit Ihren Daten machen.
datenschutz-verantwortlich = Wer passt auf Ihre Daten auf?
datenschutz-verantwortlich-1 =
    Diesen Online-Dienst macht das Amt hier unten.
    Das Amt passt auf Ihre Daten auf.
    Über Ihre Anmeldung entscheidet Ihre Melde-Behörde.
    Das steht im Online-Zugangs-Gesetz, Paragraf 8a.
datenschutz-beauftragte = Wer hilft bei Fragen zum Daten-Schutz?
datenschutz-beauftragte-1 = Hier bekommen Sie Hilfe:
datenschutz-beauftragte-fehlt = Schreiben Sie bitte an das Amt oben.
datenschutz-daten = Welche Daten benutzen wir?
datenschutz-daten-liste-1 =
    Von Ihrem Online-Ausweis: Name, Geburts-Datum und Adresse.
    Ihre PIN sehen wir nicht.
datenschutz-daten-liste-2 =
    Vom Melde-Register: die Daten, die wir Ihnen zeigen.
    Das Melde-Register ist eine Liste vom Amt.
    Darin steht: Wer wohnt wo?
    Manchmal steht dort auch Ihre Religion.
datenschutz-daten-liste-3 =
    Von Ihnen: Ihre neue Wohnung und der Tag vom Umzug.
    Und: wer Ihnen die Wohnung gegeben hat.
    Und: wer mit Ihnen umzieht.
    Und: Ihre Papiere und Ihre E-Mail-Adresse.
datenschutz-daten-liste-4 = Von der Melde-Behörde: die Antwort und die Papiere.
datenschutz-zwecke = Warum benutzen wir diese Daten?
datenschutz-zwecke-1 =
    Das Amt braucht die Daten für seine Arbeit.
    Das steht in diesen Gesetzen:
datenschutz-zwecke-liste-1 = Anmeldung: Bundes-Melde-Gesetz, Paragrafen 17, 23, 23a und 24
datenschutz-zwecke-liste-2 = Melde-Bescheinigung: Bundes-Melde-Gesetz, Paragraf 18
datenschutz-zwecke-liste-3 = Daten holen und schicken: Bundes-Melde-Digitalisierungs-Verordnung
datenschutz-zwecke-liste-4 = Formulare speichern: Online-Zugangs-Gesetz, Paragraf 8a
datenschutz-zwecke-liste-5 = Einloggen mit dem Ausweis: Personal-Ausweis-Gesetz, Paragraf 18
datenschutz-zwecke-liste-6 = Selbst-Auskunft: Bundes-Melde-Gesetz, Paragraf 10
datenschutz-empfaenger = Wem geben wir Ihre Daten?
datenschutz-empfaenger-1 =
    Das Amt an Ihrem alten Wohn-Ort gibt uns Ihre Daten.
    Das Amt an Ihrem neuen Wohn-Ort bekommt Ihre Anmeldung.
datenschutz-empfaenger-2 =
    Sonst bekommt niemand Ihre Daten.
    Auf unseren Seiten ist nichts von anderen Firmen.
datenschutz-dauer = Wie lange speichern wir Ihre Daten?
datenschutz-dauer-liste-1 =
    Tun Sie 5 Minuten nichts?
    Dann loggen wir Sie aus.
    Nach 30 Minuten loggen wir Sie immer aus.
datenschutz-dauer-liste-2 =
    Haben Sie ein Formular nicht abgeschickt?
    Dann löschen wir es nach 30 Tagen.
    Ziehen Sie erst später um?
    Dann behalten wir das Formular länger.
    Sie können das Formular auch selbst löschen.
datenschutz-dauer-liste-3 =
    Haben Sie ein Formular abgeschickt?
    Dann bleibt es in Ihrem Konto.
    Sie können uns schreiben: Bitte löschen Sie das.
datenschutz-dauer-liste-4 =
    Prüfen Sie nur eine Datei?
    Dann speichern wir die Datei nicht.
datenschutz-dauer-liste-5 =
    Haben Sie nach Ihren Daten gefragt?
    Dann löschen wir die Datei nach 30 Tagen.
datenschutz-dauer-danach-1 =
    Wir speichern Ihre Daten in einer geheimen Schrift.
    Auch das Melde-Register löscht Daten nach einer Zeit.
    Das steht im Bundes-Melde-Gesetz, Paragrafen 13 bis 15.
datenschutz-protokoll = Was schreiben wir auf?
datenschutz-protokoll-1 =
    Wir schreiben auf, wann wir Daten geholt haben.
    Wir schreiben auch auf, wann Sie etwas abgeschickt haben.
    Ihr Name und Ihre Adresse stehen dort nicht.
datenschutz-protokoll-2 =
    Jeder Computer im Internet hat eine Nummer.
    Wir schreiben diese Nummer nicht auf.
    Unser Rechen-Zentrum darf sie kurz aufschreiben.
    So schützt es uns vor Angriffen.
datenschutz-mails = Was steht in unseren E-Mails?
datenschutz-mails-1 =
    In der E-Mail steht nur: Es gibt etwas Neues.
    Sie bekommen E-Mails nur, wenn Sie das wollen.
    Möchten Sie keine E-Mails mehr?
    Dann klicken Sie auf: „Keine E-Mails mehr“.
    Das geht auf der Seite: „Meine Anmeldungen“.
datenschutz-mails-2 =
    Ist die E-Mail weg?
    Dann löschen wir sie bei uns.
    Kommt die E-Mail nicht an?
    Dann löschen wir sie nach 3 Tagen.
datenschutz-rueckmeldungen = Was machen wir mit Ihrer Meinung?
datenschutz-rueckmeldungen-1 =
    Sie können uns Ihre Meinung sagen.
    Wir wissen dann nicht, wer Sie sind.
    Nach 12 Monaten löschen wir Ihre Nachricht.
    Ihre E-Mail-Adresse benutzen wir nur für die Antwort.
datenschutz-cookies = Was sind Cookies?
datenschutz-cookies-1 =
    Cookies spricht man so: Kuckis.
    Das sind kleine Dateien auf Ihrem Gerät.
    Wir brauchen Cookies nur für 2 Dinge:
    für das Einloggen und für die Sprache.
    Wir beobachten Sie nicht.
datenschutz-freiwillig = Muss ich den Online-Dienst benutzen?
datenschutz-freiwillig-1 =
    Nein.
    Sie müssen sich anmelden, wenn Sie umziehen.
    Aber Sie können dafür auch zum Bürger-Amt gehen.
datenschutz-freiwillig-2 =
    Über Ihre Anmeldung entscheidet das Amt.
    Dieser Online-Dienst entscheidet nichts allein.
datenschutz-rechte = Welche Rechte haben Sie?
datenschutz-rechte-1 =
    Das steht in der Daten-Schutz-Grund-Verordnung.
    Sie können sagen:
datenschutz-rechte-liste-1 = Welche Daten haben Sie von mir? (Artikel 15)
datenschutz-rechte-liste-2 = Das ist falsch. Bitte ändern Sie das. (Artikel 16)
datenschutz-rechte-liste-3 = Bitte löschen Sie meine Daten. (Artikel 17 und 18)
datenschutz-rechte-liste-4 = Ich will nicht, dass Sie das machen. (Artikel 21)
datenschutz-rechte-danach-1 = Schreiben Sie dafür an das Amt oben.
datenschutz-aufsicht = Wo können Sie sich beschweren?
datenschutz-aufsicht-1 =
    Hier können Sie sich beschweren.
    Die Stelle achtet auf den Daten-Schutz.
    Ihr Recht steht in Artikel 77.
datenschutz-aufsicht-fehlt = Das macht die Daten-Schutz-Aufsicht in Ihrem Bundes-Land.
