# Meldebescheinigung, und warum ein Melderegister keine Daten gibt – in Leichter Sprache.
bescheinigung-titel = Melde-Bescheinigung
bescheinigung-text =
    Die Melde-Bescheinigung ist ein Papier vom Amt.
    Darin steht: Hier sind Sie angemeldet.
    Sie bekommen das Papier sofort als PDF-Datei.
    Die Datei hat ein Siegel.
    Ein Siegel ist wie ein Stempel.
bescheinigung-noetig-titel = Müssen Sie das Papier wirklich haben?
bescheinigung-noetig =
    Ämter können Ihre Daten meistens selbst holen.
    Fragen Sie zuerst dort nach.
    Diese Stellen wollen das Papier oft haben:
    eine Bank, ein Verein oder ein Amt in einem anderen Land.
    Oft brauchen Sie das Papier auch für die Hochzeit.
bescheinigung-mindest = Das steht immer in dem Papier
bescheinigung-mindest-text =
    Familien-Name, Vornamen und Doktor-Grad.
    Geburts-Datum.
    Und alle Adressen, an denen Sie jetzt wohnen.
bescheinigung-mehr = Brauchen Sie noch mehr in dem Papier?
bescheinigung-mehr-text =
    Denken Sie an die Person, die das Papier bekommt.
    Was muss die Person wirklich wissen?
    Wählen Sie nur das aus.
    Sie zeigen das Papier noch anderen Personen?
    Dann sehen diese Personen auch alles.
ausfertigung-frage = Wofür brauchen Sie Ihre Daten?
ausfertigung-deutsch = Ich will das Papier zeigen
ausfertigung-deutsch-hilfe = Sie bekommen eine Melde-Bescheinigung auf Deutsch.
ausfertigung-englisch = Ich will das Papier in einem anderen Land zeigen
ausfertigung-englisch-hilfe =
    Neben den deutschen Wörtern stehen englische Wörter.
    Es gibt auch ein Formular von der EU.
    Das bekommen Sie im Amt.
ausfertigung-datensatz = Ich stelle einen Antrag im Internet
ausfertigung-datensatz-hilfe =
    Sie bekommen eine Datei.
    Die Datei heißt: Melde-Datensatz.
    Schicken Sie die Datei mit Ihrem Antrag.
    Auf Papier gilt sie nicht.
datensatz-fertig = Hier ist Ihr Melde-Datensatz
datensatz-fertig-text =
    Laden Sie die Datei herunter.
    Schicken Sie die Datei mit Ihrem Antrag.
datensatz-laden = Melde-Datensatz herunter-laden
bescheinigung-holen = Melde-Bescheinigung jetzt holen
bescheinigung-login = Mit dem Online-Ausweis einloggen
bescheinigung-kosten =
    Die Melde-Bescheinigung als Datei kostet nichts.
    Das steht im Bundes-Melde-Gesetz, Paragraf 18, Absatz 3.
bescheinigung-fertig = Hier ist Ihre Melde-Bescheinigung
bescheinigung-fertig-text =
    Sie können das Papier jetzt herunter-laden.
    Dann können Sie es anderen geben.
bescheinigung-laden = Melde-Bescheinigung herunter-laden
bescheinigung-siegel-titel = So bleibt das Papier gültig
bescheinigung-siegel-text =
    Die PDF-Datei hat ein Siegel.
    Ein Siegel ist wie ein Stempel.
    Bitte ändern Sie nichts an der Datei.
    Speichern Sie die Datei auch nicht neu aus einem Programm.
    Sonst geht das Siegel kaputt.
    Jeder kann hier prüfen: Ist das Papier echt?
bescheinigung-nachweis =
    Sie können auch nur einen Teil weiter-geben.
    Zum Beispiel: Sie zeigen Ihre Adresse.
    Ihr Geburts-Datum zeigen Sie nicht.
weitergabe-titel = Nur einen Teil weiter-geben
weitergabe-text =
    Manche Stellen brauchen eine Datei für ihren Computer.
    Sie können auswählen: Was soll in der Datei stehen?
    Alles andere sieht die Stelle nicht.
weitergabe-wahl = Das soll in der Datei stehen
weitergabe-immer =
    Das steht immer in der Datei:
    Die Nummer von Ihrem Papier.
    Der Name vom Amt.
    Der Tag und die Uhr-Zeit.
weitergabe-laden = Datei herunter-laden
weitergabe-fehlt = Wählen Sie bitte etwas aus.
weitergabe-was-titel = So prüft die andere Stelle die Datei
weitergabe-was =
    Das Amt hat die Datei unterschrieben.
    Die Unterschrift gilt auch für einen Teil.
    Die andere Stelle kann die Datei hier prüfen.
bescheinigung-weitere = Noch eine Melde-Bescheinigung holen
gruppe-e-name = Ihre Namen
gruppe-e-person = Geburt, Geschlecht, Staats-Angehörigkeit und Religion
gruppe-e-wohnung = Adressen, Einzug und Auszug
gruppe-e-familienstand = Familien-Stand, zum Beispiel ledig
gruppe-e-partner = Ehe-Partner oder Lebens-Partner
gruppe-e-kinder = Kinder unter 18 Jahren
gruppe-e-vertreter = Vertretung nach dem Gesetz, zum Beispiel die Eltern
gruppe-e-ausweis = Ausweise und Pässe
gruppe-e-leben = Lebens-Bescheinigung: Beweis, dass Sie leben

# Warum es keine Daten gibt
abruf-niveau-titel = Bitte benutzen Sie Ihren Online-Ausweis
abruf-niveau-text =
    Für Ihre Daten vom Amt brauchen Sie den Online-Ausweis.
    Bitte loggen Sie sich aus.
    Loggen Sie sich dann mit dem Online-Ausweis neu ein.
abruf-gemeinde-titel = Ihre Stadt oder Ihr Dorf macht noch nicht mit
abruf-gemeinde-text =
    Auf Ihrem Online-Ausweis steht eine Adresse.
    Diese Stadt oder dieses Dorf macht hier noch nicht mit.
    Bitte gehen Sie dort zum Bürger-Amt.
abruf-gemeinde-alt =
    Steht auf dem Ausweis eine alte Adresse?
    Dann gehen Sie zuerst zum Bürger-Amt.
    Dort bekommt Ihr Ausweis die richtige Adresse.
abruf-nicht-identifiziert-titel = Wir bekommen Ihre Daten nicht
abruf-nicht-identifiziert-text =
    Dafür kann es verschiedene Gründe geben.
    Wir kennen den Grund nicht.
    Oft ist es dieser Grund:
    Die Adresse im Ausweis ist zu alt.
abruf-nicht-identifiziert-schritt-1 =
    Sehen Sie auf Ihren Ausweis.
    Steht dort Ihre richtige Adresse?
    Im Ausweis ist ein Chip.
    Die AusweisApp zeigt, was auf dem Chip steht.
abruf-nicht-identifiziert-schritt-2 =
    Ist die Adresse oder der Name falsch?
    Dann gehen Sie zum Bürger-Amt.
    Das Bürger-Amt ändert den Ausweis.
    Danach versuchen Sie es hier noch einmal.
abruf-nicht-identifiziert-schritt-3 =
    Ist alles richtig?
    Dann gehen Sie bitte zur Melde-Behörde.
    Nehmen Sie Ihren Ausweis mit.
    Dort können Sie alles auch machen.
abruf-verstorben-titel = Beim Amt steht etwas Falsches über Sie
abruf-verstorben-text =
    Beim Amt steht: Diese Person ist gestorben.
    Das ist ein Fehler.
    Bitte gehen Sie gleich zur Melde-Behörde.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
    Nehmen Sie Ihren Ausweis mit.
    Das Amt macht den Eintrag richtig.
abruf-nicht-gemeldet-titel = Sie sind hier nicht mehr angemeldet
abruf-nicht-gemeldet-text =
    Auf Ihrem Ausweis steht eine Adresse.
    Das Amt dort sagt: Sie sind weggezogen.
    Haben Sie sich schon an einem anderen Ort angemeldet?
    Dann lassen Sie bitte die Adresse auf dem Ausweis ändern.
    Probieren Sie es danach noch einmal.
abruf-nicht-hauptwohnung-titel = Sie brauchen ein anderes Amt
abruf-nicht-hauptwohnung-text =
    An diesem Ort haben Sie nur eine Neben-Wohnung.
    Ihre Haupt-Wohnung ist an einem anderen Ort.
    Das Amt dort hat Ihre Daten.
abruf-nicht-erreichbar-titel = Das Amt antwortet gerade nicht
abruf-nicht-erreichbar-text =
    Sie haben alles richtig gemacht.
    Bitte warten Sie ein paar Minuten.
    Probieren Sie es dann noch einmal.
wieder-am =
    Warten Sie bis { $zeit }.
    Vorher fragen wir das Amt nicht.
abruf-per-post-titel = Das Papier kommt mit der Post
abruf-per-post-text =
    Hier bekommen Sie das Papier nicht sofort als Datei.
    Das Amt schickt das Papier mit der Post.
    Bitte fragen Sie das Amt: Wann kommt der Brief?
