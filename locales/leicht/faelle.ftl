# Meine Vorgänge und die Seite eines Vorgangs – in Leichter Sprache.
faelle-titel = Meine Anmeldungen
faelle-entwuerfe = Noch nicht fertig
faelle-entwuerfe-text =
    Diese Formulare haben Sie angefangen.
    30 Tage nach der letzten Änderung löschen wir sie.
    Ziehen Sie erst später ein?
    Dann behalten wir sie länger.
faelle-entwurf = Angefangen
faelle-eingereicht = Schon abgeschickt
faelle-keine = Hier ist noch nichts. Sie haben noch nichts abgeschickt.
vorgang-anmeldung = Neue Wohnung anmelden
vorgang-ummeldung = Umzug in der gleichen Gemeinde
zustand-eingereicht = Sie haben alles abgeschickt
zustand-zugestellt = Das Amt prüft
zustand-code-erwartet = Bitte geben Sie den Code ein
zustand-code-gesendet = Das Amt prüft den Code
zustand-angemeldet = Sie sind angemeldet
zustand-abgelehnt = Das Amt sagt Nein
zustand-gestoert = Es dauert länger
eingang-titel = Wir haben Ihre Anmeldung bekommen
eingang-text =
    Sie müssen jetzt nur warten.
    Sie bekommen auch einen Beweis.
    Dort steht alles, was Sie geschickt haben.
    Den Beweis finden Sie unten auf dieser Seite.
fall-naechstes = So geht es weiter
fall-entschieden = Das hat das Amt entschieden
fall-verlauf = Schritt für Schritt
fall-angaben = Das haben Sie aufgeschrieben
fall-abweichung-titel = Bitte sehen Sie genau hin
fall-abweichung-text =
    Beim Amt steht etwas anderes, als Sie geschrieben haben.
    Ist das falsch?
    Dann sprechen Sie bitte mit der Melde-Behörde.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
    Das ist anders:
abweichung-name = Ihr Name
abweichung-geburtsdatum = Ihr Geburts-Datum
abweichung-anschrift = Ihre Adresse
abweichung-einzugsdatum = Tag vom Einzug
abweichung-status = Haupt-Wohnung oder Neben-Wohnung
hinweis-eingereicht =
    Wir schicken Ihre Anmeldung gerade zum Amt.
    Meistens dauert das nur ein paar Minuten.
hinweis-zugestellt =
    Das Amt hat Ihre Anmeldung.
    Jetzt prüft das Amt alles.
    Meistens dauert das 1 bis 3 Arbeits-Tage.
    Sehen Sie dann wieder auf dieser Seite nach.
hinweis-zugestellt-beleg =
    Wir haben den Tag gespeichert, an dem Sie alles abgeschickt haben.
hinweis-code-erwartet =
    Das Amt hat Ihnen einen Brief geschickt.
    Der Brief kommt an Ihre neue Adresse.
    Meistens kommt er in 2 bis 4 Tagen.
    In dem Brief steht ein Code.
    Schreiben Sie den Code hier auf.
hinweis-code-frist = Das können Sie bis zu diesem Tag machen: { $tag }.
hinweis-code-kein-brief =
    Ist kein Brief gekommen?
    Sehen Sie nach: Steht Ihr Name am Brief-Kasten?
    Fragen Sie dann das Amt:
hinweis-code-gesendet =
    Wir haben dem Amt den Code geschickt.
    Jetzt prüft das Amt den Code.
    Bitte sehen Sie später wieder auf dieser Seite nach.
hinweis-angemeldet =
    Sie haben es geschafft: Sie sind angemeldet.
    Hier ist Ihre Melde-Bestätigung.
    In der Melde-Bestätigung steht: Sie haben sich angemeldet.
    Bitte speichern Sie dieses Papier.
hinweis-angemeldet-ohne =
    Sie haben es geschafft: Sie sind angemeldet.
    Das Amt hat dafür kein Papier geschickt.
hinweis-abgelehnt =
    Das Amt hat Nein gesagt.
    Ihre neue Adresse ist noch nicht angemeldet.
hinweis-abgelehnt-schreiben =
    Den Grund schreibt das Amt in einem Brief.
    Bitte lesen Sie zuerst diesen Brief:
hinweis-abgelehnt-ohne-schreiben =
    Wir wissen nur: Im Internet geht es nicht weiter.
    Den Grund kennt das Amt.
hinweis-abgelehnt-code-ungueltig =
    Das ist der Grund:
    Der Code war falsch oder zu alt.
hinweis-gestoert =
    Wir können dem Amt gerade nichts schicken.
    Sie haben alles richtig gemacht.
    Ihre Anmeldung ist noch da.
    Wir kümmern uns darum.
    Sie müssen nur warten.
dokument-meldebestaetigung = Melde-Bestätigung herunter-laden
dokument-bescheid = Brief vom Amt herunter-laden
verlauf-getan = fertig
verlauf-jetzt = passiert gerade
verlauf-offen = kommt später
verlauf-gescheitert = hat nicht geklappt
verlauf-abgeschickt = Sie haben die Anmeldung abgeschickt
verlauf-behoerde = Das Amt hat die Anmeldung
verlauf-code = Sie brauchen den Code aus dem Brief
verlauf-entscheidung = Das Amt entscheidet
verlauf-angemeldet = Sie sind angemeldet
verlauf-abgelehnt = Das Amt sagt Nein
zeile-einzug = Tag vom Einzug
zeile-status = Haupt-Wohnung oder Neben-Wohnung
zeile-person = Ihr Name
zeile-geburtsdatum = Geburts-Datum
zeile-anschrift = Neue Adresse
zeile-behoerde = Amt für die Anmeldung
zeile-aktenzeichen-behoerde = Akten-Zeichen vom Amt
code-feld = Der Code aus Ihrem Brief
code-feld-hilfe = Große und kleine Buchstaben sind gleich gut. Leer-Zeichen sind egal.
code-senden = Code abschicken
code-nicht-erwartet-titel = Hier brauchen Sie den Code nicht
code-nicht-erwartet-text =
    Vielleicht haben Sie den Code schon abgeschickt.
    Gehen Sie zu der Seite von Ihrer Anmeldung.
    Dort sehen Sie: So weit ist Ihre Anmeldung.
