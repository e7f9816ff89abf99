# Nach dem Abschicken – in Leichter Sprache.
wochentag = { $tag ->
    [1] am Montag
    [2] am Dienstag
    [3] am Mittwoch
    [4] am Donnerstag
    [5] am Freitag
    [6] am Samstag
   *[7] am Sonntag
}
zustand-zurueckgezogen = Sie haben die Anmeldung gestoppt
zustand-verfallen = Die Zeit ist vorbei
fall-geschafft = Sie haben es geschafft
fall-dokumente = Hier sind Ihre Dokumente
fall-papiere = Diese Papiere haben Sie hochgeladen
fall-papiere-text = Das Amt findet Ihre Papiere mit diesem Code:
fall-unterwegs =
    Das Amt hat jetzt Ihre Anmeldung.
    Im Internet können Sie jetzt nichts mehr ändern.
    Ist etwas falsch?
    Dann sprechen Sie bitte mit dem Amt:
hinweis-code-einmal =
    Sie können den Code nur ein Mal schicken.
    Das Amt prüft: Ist der Code richtig?
    Die Antwort sehen Sie auf dieser Seite.
hinweis-gestoert-warten =
    Sie können warten.
    Vielleicht antwortet das Amt noch.
    Dann gilt die Antwort.
hinweis-zurueckgezogen =
    Sie haben die Anmeldung gestoppt.
    Das Amt hat nichts bekommen.
hinweis-zurueckgezogen-pflicht =
    Wohnen Sie schon in der neuen Wohnung?
    Dann melden Sie sich bitte an.
    Das geht hier oder beim Amt.
hinweis-verfallen =
    Die Zeit für den Code ist vorbei.
    Ihre neue Adresse ist noch nicht angemeldet.
    Das können Sie leicht noch machen.
hinweis-verfallen-spaet =
    Vielleicht antwortet das Amt später.
    Dann gilt diese Antwort.
    Sie sehen die Antwort hier.

ruecknahme-titel = Möchten Sie die Anmeldung stoppen?
ruecknahme-bis =
    Wir haben noch nichts zum Amt geschickt.
    So lange können Sie stoppen: { $bis }
ruecknahme-knopf = Anmeldung stoppen
ruecknahme-zu-spaet-titel = Ihre Anmeldung ist auf dem Weg zum Amt
ruecknahme-zu-spaet-text =
    Wir haben die Anmeldung schon losgeschickt.
    Stoppen geht hier jetzt nicht mehr.
ruecknahme-zu-spaet-weg =
    Möchten Sie etwas ändern?
    Das Amt hilft Ihnen:
ruecknahme-zum-vorgang = Zurück zu Ihrer Anmeldung
neu-titel = Das können Sie jetzt machen

neu-text =
    Sie können das Formular noch einmal schicken.
    Ihre Angaben sind noch da.
    Sie prüfen alles noch einmal.
neu-text-abgelehnt =
    Vielleicht war eine Angabe falsch.
    Dann ändern Sie die Angabe.
    Und Sie schicken alles noch einmal.
neu-schalter =
    Oder Sie gehen zum Amt.
    Nehmen Sie Ihren Ausweis mit.
    Und nehmen Sie das Papier vom Vermieter mit.
    Drucken Sie auch diese Seite.
    Sie zeigt: Dann haben Sie alles abgeschickt.
neu-knopf = Ändern und noch einmal schicken
neu-nicht-noetig-titel = Hier brauchen Sie keine neue Anmeldung
neu-nicht-noetig-text =
    Ihre Anmeldung läuft noch.
    Oder Sie sind schon angemeldet.
    Sehen Sie bitte auf der Seite von Ihrer Anmeldung nach.
schon-offen-titel = Sie haben schon eine Anmeldung geschickt
schon-offen-text =
    Das Amt hat schon eine Anmeldung von Ihnen.
    Bitte warten Sie auf die Antwort.
    Danach können Sie etwas Neues schicken.
schon-offen-weg = Ihr Formular bleibt gespeichert.
schon-offen-zum-vorgang = Zu der Anmeldung beim Amt

code-schon-gesendet-titel = Sie haben den Code schon geschickt
code-schon-gesendet-text =
    Das Amt prüft Ihren Code.
    Kommt ein neuer Brief?
    Dann können Sie den neuen Code schicken.
code-zu-spaet-titel = Der Code ist zu alt
code-zu-spaet-text =
    Die Zeit für den Code ist vorbei.
    Gehen Sie bitte zu der Seite von Ihrer Anmeldung.
    Dort steht: So können Sie sich anmelden.

verlauf-erneut = Wir haben alles noch einmal geschickt
verlauf-brief = Das Amt schickt einen Brief mit einem Code
verlauf-code-abgeschickt = Sie haben den Code geschickt
verlauf-code-bis = So lange haben Sie Zeit: { $tag }
verlauf-entscheidung-dauer = Meistens dauert das 1 bis 3 Arbeits-Tage
verlauf-gestoert = Das Schicken hat nicht geklappt. Wir kümmern uns.
verlauf-zurueckgezogen = Sie haben die Anmeldung gestoppt.
verlauf-verfallen = Die Zeit für den Code ist vorbei.

dokument-meldebestaetigung-fuer = Beweis für die Anmeldung von { $name }
dokument-kopie = Der Beweis: Das haben Sie geschickt
papier-bestaetigung = Papier vom Vermieter
papier-sonst = Ein anderes Papier
papier-sorge = Papier über das Sorge-Recht
frist-kalender = Den letzten Tag in den Kalender schreiben
frist-kalender-titel = Den Code aus dem Brief aufschreiben
frist-kalender-text =
    Heute ist der letzte Tag für den Code.
    Der Code steht in dem Brief vom Amt.
    Bitte schreiben Sie den Code heute auf unsere Seite.
schalter-qr = Ein Bild für das Amt. Damit findet das Amt Ihre Anmeldung.

ausweis-titel = Ihr Personal-Ausweis
ausweis-text =
    Auf Ihrem Ausweis steht noch die alte Adresse.
    Das müssen Sie extra ändern.
    Dann kommt die neue Adresse auf den Chip.
    Der Chip ist ein kleiner Computer im Ausweis.
    Und Sie bekommen einen Aufkleber mit der neuen Adresse.
ausweis-text-neben =
    Auf dem Ausweis steht Ihre Haupt-Wohnung.
    Das bleibt so.
    Sie müssen am Ausweis nichts ändern.
ausweis-link = Die Adresse auf dem Ausweis ändern
ausweis-vor-ort =
    Das macht das Amt für Ausweise.
    Es ist in Ihrer neuen Gemeinde.
danach-titel = Was müssen Sie nach dem Umzug noch machen?
danach-titel-neben = Was müssen Sie für die Neben-Wohnung noch machen?
danach-text =
    Lesen Sie die Liste.
    Vielleicht passt nicht alles zu Ihnen.
    Die Links gehen zu anderen Internet-Seiten.
danach-kfz = Haben Sie ein Auto oder ein Motorrad?
danach-kfz-text =
    In die Papiere vom Auto muss die neue Adresse.
    Das macht die Zulassungs-Stelle.
    Dieses Amt ist für Autos da.
danach-rundfunk = Der Beitrag für Radio und Fernsehen
danach-rundfunk-text = Sagen Sie dem Beitrags-Service Ihre neue Adresse.
danach-post = Ihre Briefe an die neue Adresse
danach-post-text =
    Manche Briefe gehen noch an die alte Adresse.
    Die Post kann sie zur neuen Adresse bringen.
danach-bank = Ihre Bank und Ihre Versicherungen
danach-bank-text = Sagen Sie der Bank und der Kranken-Kasse Ihre neue Adresse.
danach-arbeit = Ihre Arbeit oder Ihre Schule
danach-arbeit-text = Sagen Sie auch dort Ihre neue Adresse.
danach-kinder = Haben Sie Kinder?
danach-kinder-text =
    Vielleicht brauchen die Kinder eine neue Kita oder Schule.
    Fragen Sie bitte Ihre neue Gemeinde.
danach-vertraege = Strom, Internet und Telefon in der Wohnung
danach-vertraege-text =
    Sie haben Verträge für die alte Wohnung.
    Die Verträge können Sie kündigen.
    Oder Sie nehmen die Verträge mit.
danach-steuer = Steuer für die Neben-Wohnung
danach-steuer-text =
    Manche Gemeinden wollen Geld für eine Neben-Wohnung.
    Fragen Sie bitte Ihre Gemeinde.
danach-rundfunk-neben = Radio und Fernsehen in der Neben-Wohnung
danach-rundfunk-neben-text =
    Vielleicht zahlen Sie schon für die Haupt-Wohnung.
    Dann müssen Sie für die Neben-Wohnung nicht zahlen.
    Dafür stellen Sie einen Antrag.
danach-vertraege-neben = Verträge für die Neben-Wohnung
danach-vertraege-neben-text =
    Auch in der Neben-Wohnung brauchen Sie zum Beispiel Strom.
    Dafür brauchen Sie einen Vertrag.

schalter-knopf = Ich möchte zum Amt gehen
schalter-titel = Diese Seite ist für Ihren Besuch im Amt
schalter-text =
    Drucken Sie diese Seite.
    Oder zeigen Sie die Seite auf dem Handy.
    Dann müssen Sie nichts noch einmal schreiben.
schalter-fallcode = Das ist Ihr Code
schalter-fuer-die-behoerde =
    Das ist für das Amt:
    Mit dem Code findet das Amt Ihre Papiere.
    Das Amt geht auf diese Seite: { $adresse }
schalter-mitbringen = Das nehmen Sie mit
schalter-mitbringen-ausweis = Den Ausweis von jedem Menschen, der umzieht
schalter-mitbringen-bestaetigung = Das Papier vom Vermieter, wenn Sie es haben
schalter-mitbringen-seite = Diese Seite, gedruckt oder auf dem Handy
schalter-papiere = Ihre Papiere hat das Amt dann schon.
schalter-wohin = Dorthin gehen Sie

# Die Seite der Meldebehörde
amt-titel = Diese Seite ist für Ämter
amt-text =
    Hier können Melde-Behörden eine Anmeldung ansehen.
    Das Amt braucht einen Schlüssel und einen Code.
    Sind Sie ein Bürger oder eine Bürgerin?
    Dann brauchen Sie diese Seite nicht.
amt-keine = Noch kein Amt kann diese Seite benutzen.
amt-gemeinde = Welche Gemeinde ist es?
amt-schluessel = Der Schlüssel vom Amt
amt-schluessel-hilfe = Das Amt hat den Schlüssel von uns bekommen.
amt-code = Der Code von der Anmeldung
amt-code-hilfe =
    Der Code steht auf dem Papier von der Person.
    So sieht er aus: 7K3Q-9XHT-0B2C-M5VW
amt-knopf = Anmeldung ansehen
amt-verweigert = Gemeinde, Schlüssel und Code passen nicht zusammen. Bitte prüfen Sie alles.
amt-protokoll = Wir schreiben auf, wer eine Anmeldung ansieht.
amt-zu-oft-titel = Bitte warten Sie kurz
amt-zu-oft-text =
    Das hat mehrere Male nicht gepasst.
    In 5 Minuten können Sie es wieder versuchen.
amt-abgelaufen-titel = Bitte fangen Sie noch einmal an
amt-abgelaufen-text = Sie haben 15 Minuten Zeit für die Papiere.
amt-nochmal = Eine Anmeldung ansehen
amt-fall-titel = Eine Anmeldung
amt-stand = So weit ist die Anmeldung
amt-eingereicht = An diesem Tag geschickt
amt-geaendert = Die letzte Änderung
amt-papiere = Diese Papiere gibt es
amt-papiere-text = Sie haben 15 Minuten Zeit.
amt-keine-papiere = Hier sind keine Papiere.
amt-angaben = Das hat die Person geschrieben
