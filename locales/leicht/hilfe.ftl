# Hilfe – in Leichter Sprache.
auf-dieser-seite = Das steht auf dieser Seite
kontakt-webseite = Seite im Internet
hilfe-titel = Hier finden Sie Hilfe
hilfe-einleitung =
    Hier finden Sie Antworten auf viele Fragen.
    Ist Ihre Frage nicht dabei?
    Dann fragen Sie Ihre Melde-Behörde.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
hilfe-pin = Ich habe keine PIN für meinen Online-Ausweis
hilfe-pin-1 =
    Die PIN ist eine geheime Zahl mit 6 Ziffern.
    Die Zahl denken Sie sich selbst aus.
    Dafür brauchen Sie 2 Dinge:
    die AusweisApp und die Transport-PIN.
    Die Transport-PIN ist eine Zahl mit 5 Ziffern.
    Sie steht in dem Brief zu Ihrem Ausweis.
hilfe-pin-2 =
    Haben Sie den Brief nicht mehr?
    Oder haben Sie die PIN vergessen?
    Dann gehen Sie zum Bürger-Amt.
    Dort bekommen Sie eine neue PIN.
    Das kostet nichts.
    Nehmen Sie Ihren Ausweis mit.
hilfe-ausweis = Welchen Ausweis kann ich benutzen?
hilfe-ausweis-1 =
    Der deutsche Personal-Ausweis geht.
    Die eID-Karte für Menschen aus der Europäischen Union geht.
    Der elektronische Aufenthalts-Titel geht auch.
    Der Ausweis muss noch gültig sein.
    Die Online-Funktion muss an sein.
    Dann können Sie den Ausweis im Internet benutzen.
    Ein Reise-Pass geht nicht.
hilfe-app = Die AusweisApp liest meinen Ausweis nicht
hilfe-app-1 =
    Die AusweisApp ist ein Programm für Handy oder Computer.
    Sie kostet nichts.
    Mit der App kann Ihr Handy den Ausweis lesen.
hilfe-app-2 = Liest die App Ihren Ausweis nicht? Dann machen Sie das:
hilfe-app-liste-1 =
    Nehmen Sie das Handy aus der Hülle.
    Schalten Sie NFC ein.
    NFC heißt: Das Handy kann Karten lesen.
hilfe-app-liste-2 =
    Halten Sie den Ausweis hinten an das Handy.
    Bewegen Sie den Ausweis dann nicht.
hilfe-app-liste-3 = Halten Sie den Ausweis auch einmal weiter oben oder unten.
hilfe-app-danach-1 =
    War die PIN 2 Mal falsch?
    Dann braucht die App noch eine Zahl.
    Die Zahl steht vorne auf Ihrem Ausweis.
    Sie hat 6 Ziffern.
    War die PIN 3 Mal falsch?
    Dann hilft Ihnen das Bürger-Amt.
hilfe-adresse = Auf meinem Ausweis steht eine alte Adresse
hilfe-adresse-1 =
    Sind Sie dort jetzt noch angemeldet?
    Dann ist alles gut.
hilfe-adresse-2 =
    Sind Sie schon früher einmal umgezogen?
    Dann steht auf dem Chip vielleicht eine noch ältere Adresse.
    Der Chip ist ein kleiner Speicher im Ausweis.
    Dann bekommen wir Ihre Daten nicht.
    Gehen Sie bitte zum Bürger-Amt.
    Dort ändert man die Adresse auf dem Chip.
    Das kostet nichts.
hilfe-treffer = Der Dienst kann mir keine Daten zeigen
hilfe-treffer-1 =
    Das kann verschiedene Gründe haben.
    Den Grund wissen wir nicht.
    Oft ist der Name auf dem Chip alt.
    Oder die Adresse auf dem Chip ist alt.
hilfe-treffer-2 =
    Gehen Sie bitte zum Bürger-Amt.
    Nehmen Sie Ihren Ausweis mit.
    Nehmen Sie auch die Wohnungs-Geber-Bestätigung mit.
hilfe-bestaetigung = Mein Vermieter gibt mir das Papier nicht
hilfe-bestaetigung-1 =
    Das Papier heißt Wohnungs-Geber-Bestätigung.
    Der Vermieter muss Ihnen das Papier geben.
    Er hat dafür 2 Wochen Zeit.
    Das steht im Bundes-Melde-Gesetz, Paragraf 19.
    Bekommen Sie das Papier nicht?
    Dann melden Sie sich trotzdem an.
    Sagen Sie das im Formular.
hilfe-bestaetigung-2 =
    Dann bekommen Sie einen Brief an Ihre neue Adresse.
    In dem Brief steht ein Code.
hilfe-vordruck = Das Formular für den Vermieter herunter-laden (PDF)
hilfe-brief = Was bedeutet der Brief mit dem Code?
hilfe-brief-1 =
    Ein Code besteht aus Zahlen und Buchstaben.
    Der Code zeigt: Sie wohnen wirklich dort.
    Der Brief kommt meistens in 2 bis 4 Tagen.
    Ihr Name muss am Brief-Kasten stehen.
hilfe-brief-2 =
    Schreiben Sie den Code hier in das Formular.
    Dort steht auch: So lange gilt der Code.
    Kommt kein Brief?
    Dann fragen Sie die Melde-Behörde.
hilfe-unterlagen = Welche Papiere brauche ich?
hilfe-unterlagen-1 =
    Meistens brauchen Sie 2 Dinge:
    den Ausweis mit PIN und die Wohnungs-Geber-Bestätigung.
    Ein Foto von dem Papier reicht.
    Gehört die Wohnung Ihnen?
    Dann brauchen Sie das Papier nicht.
hilfe-unterlagen-2 =
    Manchmal braucht das Amt noch mehr Papiere.
    Das sagen wir Ihnen vorher.
hilfe-familie = Wir ziehen mit der Familie um
hilfe-familie-1 =
    Sind Sie verheiratet?
    Und ziehen Sie zusammen um?
    Dann reicht 1 Formular für Sie alle.
    Das geht auch für Ihre Kinder unter 18 Jahren.
hilfe-familie-2 =
    Sind Sie nicht verheiratet?
    Dann füllt jeder Erwachsene ein eigenes Formular aus.
    Alle können das gleiche Papier vom Vermieter benutzen.
hilfe-kinder = Wer meldet mein Kind an?
hilfe-kinder-1 =
    Kinder unter 16 Jahren melden sich nicht selbst an.
    Das macht der Mensch, der mit dem Kind umzieht.
    Ab 16 Jahren melden Sie sich selbst an.
    Das steht im Bundes-Melde-Gesetz, Paragraf 17.
hilfe-kinder-2 =
    Manchmal sorgen 2 Menschen für ein Kind.
    Zieht nur 1 von ihnen mit dem Kind um?
    Dann muss der andere meistens Ja sagen.
    Ist Ihr Kind gerade geboren?
    Dann meldet das Standes-Amt Ihr Kind an.
hilfe-begriffe = Was bedeuten die schweren Wörter?
hilfe-begriffe-1 =
    Sie melden sich an.
    Danach bekommen Sie 1 Mal die Melde-Bestätigung.
    In der Melde-Bestätigung steht: Sie haben sich angemeldet.
hilfe-begriffe-2 =
    Die Melde-Bescheinigung können Sie immer holen.
    Damit zeigen Sie anderen: Hier bin ich angemeldet.
    Im Internet kostet das nichts.
hilfe-danach = Was mache ich nach der Anmeldung?
hilfe-danach-1 =
    Haben Sie die Melde-Bestätigung?
    Dann sind Sie angemeldet.
    Aber auf dem Ausweis steht noch die alte Adresse.
    Das ändert das Amt für Ausweise.
hilfe-danach-2 = Sagen Sie Ihre neue Adresse auch diesen Stellen:
hilfe-danach-liste-1 = Haben Sie ein Auto? Dann sagen Sie es der Zulassungs-Stelle.
hilfe-danach-liste-2 = dem Rundfunk-Beitrag
hilfe-danach-liste-3 = der Bank, der Versicherung, der Arbeit, der Schule und der Kranken-Kasse
hilfe-danach-liste-4 = der Post
hilfe-entwurf = Ich möchte eine Pause machen
hilfe-entwurf-1 =
    Wir speichern alles, was Sie schreiben.
    Loggen Sie sich später wieder ein.
    Dann finden Sie Ihr Formular wieder.
hilfe-entwurf-2 =
    Wir löschen das Formular nach 30 Tagen.
    Die Zeit beginnt nach Ihrer letzten Änderung.
    Ziehen Sie erst später um?
    Dann behalten wir das Formular länger.
    Wir zeigen Ihnen den Tag, an dem wir es löschen.
hilfe-mails = Ich habe eine E-Mail von Ihnen bekommen
hilfe-mails-1 =
    In unseren E-Mails steht nur: Es gibt etwas Neues.
    Ihr Name steht nicht in der E-Mail.
    Wir fragen nie nach Ihrer PIN.
    Sind Sie unsicher?
    Dann schreiben Sie unsere Adresse selbst in den Browser.
    Der Browser ist das Programm für das Internet.
hilfe-sperre = Jemand darf meine Adresse nicht bekommen
hilfe-sperre-1 =
    Bedroht Sie jemand?
    Oder sind Sie in Gefahr?
    Dann kann die Melde-Behörde Ihre Daten schützen.
    Andere bekommen Ihre Adresse dann nicht so leicht.
    Das schwere Wort dafür ist: Auskunfts-Sperre.
    Das geht nicht hier im Internet.
    Sprechen Sie bitte direkt mit der Melde-Behörde.
    Machen Sie das am besten vor der Anmeldung.
hilfe-kontakt = Ihre Melde-Behörde
hilfe-kontakt-1 = Haben Sie noch Fragen? Hier bekommen Sie Hilfe:
