# Nach dem Abschicken: Zurücknehmen, Verlauf, Dokumente, wie es weitergeht.
wochentag = { $tag ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
zustand-zurueckgezogen = Zurückgenommen
zustand-verfallen = Abgelaufen
fall-geschafft = Geschafft
fall-dokumente = Ihre Dokumente
fall-papiere = Ihre hochgeladenen Papiere
fall-papiere-text = Die Meldebehörde findet diese Papiere mit dem Fallcode:
fall-unterwegs = Ihre Anmeldung liegt bei der Meldebehörde. Online können Sie sie nicht mehr zurücknehmen oder ändern. Wenn etwas nicht stimmt, melden Sie sich einfach bei der Meldebehörde:
hinweis-code-einmal = Der Code lässt sich nur einmal abschicken. Ob er richtig war, sagt Ihnen die Antwort der Meldebehörde.
hinweis-gestoert-warten = Sie können warten. Kommt doch noch eine Antwort auf diese Anmeldung, gilt sie.
hinweis-zurueckgezogen = Sie haben diese Anmeldung zurückgenommen. Die Meldebehörde hat nichts davon bekommen.
hinweis-zurueckgezogen-pflicht = Sind Sie schon eingezogen? Dann melden Sie sich bitte noch an, online oder bei der Meldebehörde.
hinweis-verfallen = Die Zeit für den Code ist vorbei. Sie sind noch nicht angemeldet. Das lässt sich leicht nachholen.
hinweis-verfallen-spaet = Entscheidet die Meldebehörde doch noch über diese Anmeldung, gilt ihre Entscheidung. Sie sehen sie dann hier.

ruecknahme-titel = Möchten Sie die Anmeldung zurücknehmen?
ruecknahme-bis = Noch haben wir nichts verschickt. Bis { $bis } können Sie Ihre Anmeldung hier zurücknehmen.
ruecknahme-knopf = Anmeldung zurücknehmen
ruecknahme-zu-spaet-titel = Ihre Anmeldung ist schon unterwegs
ruecknahme-zu-spaet-text = Wir haben schon angefangen, Ihre Anmeldung an die Meldebehörde zu schicken. Deshalb können Sie sie hier nicht mehr zurücknehmen.
ruecknahme-zu-spaet-weg = Möchten Sie etwas ändern? Die Meldebehörde hilft Ihnen:
ruecknahme-zum-vorgang = Zurück zum Vorgang
neu-titel = Das können Sie jetzt tun

neu-text = Sie können das Formular noch einmal absenden. Ihre Angaben sind noch da. Sie prüfen sie und ändern, was sich ändern soll.
neu-text-abgelehnt = Können Sie beheben, was nicht gepasst hat? Dann ändern Sie Ihre Angaben und senden die Anmeldung noch einmal ab. Was Sie ausgefüllt haben, ist noch da.
neu-schalter = Oder Sie gehen zur Meldebehörde. Nehmen Sie Ihren Ausweis, die Wohnungsgeberbestätigung und diese Seite mit. Sie zeigt, wann Sie die Anmeldung online abgeschickt haben.
neu-knopf = Korrigieren und neu einreichen
neu-nicht-noetig-titel = Eine neue Anmeldung ist hier nicht nötig
neu-nicht-noetig-text = Ihre Anmeldung läuft noch, oder Sie sind schon angemeldet. Der Stand steht auf der Seite des Vorgangs.
schon-offen-titel = Sie haben schon eine Anmeldung abgeschickt
schon-offen-text = Bei dieser Meldebehörde läuft schon eine Anmeldung von Ihnen. Warten Sie bitte die Antwort ab. Danach können Sie etwas Neues einreichen.
schon-offen-weg = Ihr Entwurf bleibt gespeichert.
schon-offen-zum-vorgang = Zur laufenden Anmeldung

code-schon-gesendet-titel = Sie haben schon einen Code abgeschickt
code-schon-gesendet-text = Die Meldebehörde prüft den Code. Ein zweiter ist erst nach einem neuen Brief möglich.
code-zu-spaet-titel = Die Zeit für den Code ist vorbei
code-zu-spaet-text = Diesen Code können wir nicht mehr weitergeben. Auf der Seite des Vorgangs steht, wie Sie sich trotzdem anmelden.

verlauf-erneut = Noch einmal abgeschickt
verlauf-brief = Brief mit Code an Ihre neue Adresse geschickt
verlauf-code-abgeschickt = Code abgeschickt
verlauf-code-bis = Bitte bis { $tag } eingeben
verlauf-entscheidung-dauer = Meist nach ein bis drei Arbeitstagen
verlauf-gestoert = Übermittlung gestört, wir kümmern uns
verlauf-zurueckgezogen = Von Ihnen zurückgenommen
verlauf-verfallen = Zeit für den Code abgelaufen

dokument-meldebestaetigung-fuer = Meldebestätigung für { $name }
dokument-kopie = Eingangsbestätigung mit allen Ihren Angaben
papier-bestaetigung = Wohnungsgeberbestätigung
papier-sonst = Weitere Unterlage
papier-sorge = Nachweis zum Sorgerecht
frist-kalender = Letzten Tag für den Code in den Kalender eintragen (ICS)
frist-kalender-titel = Code aus dem Brief eingeben
frist-kalender-text = Heute ist der letzte Tag, an dem der Code aus dem Brief der Meldebehörde gilt. Geben Sie ihn unter „Meine Vorgänge“ ein.
schalter-qr = QR-Code: öffnet für die Meldebehörde diesen Vorgang

ausweis-titel = Ihr Ausweis
ausweis-text = Die Adresse auf Ihrem Ausweis ändert sich nicht von selbst. Das ist ein eigener Schritt: Dabei wird der Chip geändert, und Sie bekommen einen Aufkleber.
ausweis-text-neben = Auf dem Ausweis steht die Adresse Ihrer Hauptwohnung. Sie bleibt, wie sie ist. Am Ausweis müssen Sie nichts ändern.
ausweis-link = Adresse auf dem Ausweis ändern
ausweis-vor-ort = Das macht die Ausweisbehörde Ihrer neuen Gemeinde, meist das Bürgeramt.
danach-titel = Was nach dem Umzug noch ansteht
danach-titel-neben = Was bei einer Nebenwohnung noch ansteht
danach-text = Nicht alles trifft auf Sie zu. Die Links führen auf fremde Seiten.
danach-kfz = Auto oder Motorrad ummelden
danach-kfz-text = Die neue Adresse gehört in die Fahrzeugpapiere. Das geht bei der Zulassungsstelle und oft auch online.
danach-rundfunk = Rundfunkbeitrag ummelden
danach-rundfunk-text = Teilen Sie dem Beitragsservice Ihre neue Adresse mit.
danach-post = Post nachsenden lassen
danach-post-text = So kommen auch Briefe an, die noch an die alte Adresse gehen.
danach-bank = Bank und Versicherungen
danach-bank-text = Sagen Sie Bank, Krankenkasse und Versicherungen Ihre neue Adresse.
danach-arbeit = Arbeitgeber, Schule oder Hochschule
danach-arbeit-text = Auch hier wird die neue Adresse gebraucht.
danach-kinder = Kita und Schule
danach-kinder-text = Ziehen Kinder mit um? Fragen Sie bei der Gemeinde nach Kita und Schule am neuen Ort.
danach-vertraege = Strom, Internet und Telefon
danach-vertraege-text = Kündigen Sie Verträge der alten Wohnung, oder nehmen Sie sie mit.
danach-steuer = Zweitwohnungsteuer
danach-steuer-text = Manche Gemeinden verlangen diese Steuer für eine Nebenwohnung. Ob und wie viel, sagt Ihnen die Gemeinde.
danach-rundfunk-neben = Rundfunkbeitrag für die Nebenwohnung
danach-rundfunk-neben-text = Zahlen Sie den Beitrag schon für die Hauptwohnung? Dann können Sie sich für die Nebenwohnung befreien lassen.
danach-vertraege-neben = Strom, Internet und Versicherung
danach-vertraege-neben-text = Auch in der Nebenwohnung brauchen Sie Verträge, zum Beispiel für Strom. Fragen Sie Ihre Hausratversicherung, ob sie dort gilt.

schalter-knopf = Besuch vorbereiten
schalter-titel = Für Ihren Besuch bei der Meldebehörde
schalter-text = Drucken Sie diese Seite, oder zeigen Sie sie auf dem Handy. Dann müssen Sie nichts noch einmal aufschreiben.
schalter-fallcode = Ihr Fallcode
schalter-fuer-die-behoerde = Für die Meldebehörde: Angaben und Papiere öffnet dieser Code unter { $adresse }.
schalter-mitbringen = Das bringen Sie mit
schalter-mitbringen-ausweis = Personalausweis, Reisepass oder Aufenthaltstitel (eAT) von allen, die umziehen
schalter-mitbringen-bestaetigung = die Wohnungsgeberbestätigung, wenn Sie sie haben
schalter-mitbringen-seite = diese Seite, auf Papier oder auf dem Handy
schalter-papiere = Ihre hochgeladenen Papiere liegen schon bereit.
schalter-wohin = Hier gehen Sie hin

# Die Seite der Meldebehörde
amt-titel = Zugang für Meldebehörden
amt-text = Mit Ihrem Zugangsschlüssel und dem Fallcode öffnen Sie einen Vorgang: alles, was erklärt wurde, und die Papiere, die für Sie bereitliegen.
amt-keine = Für keine Gemeinde ist hier ein Zugang eingerichtet.
amt-gemeinde = Gemeinde
amt-schluessel = Zugangsschlüssel
amt-schluessel-hilfe = Sie haben ihn vom Betreiber des Online-Dienstes bekommen.
amt-code = Fallcode
amt-code-hilfe = Er steht in der Nachricht 1704 und auf dem Papier der Person, zum Beispiel 7K3Q-9XHT-0B2C-M5VW.
amt-knopf = Vorgang öffnen
amt-verweigert = Gemeinde, Zugangsschlüssel und Fallcode passen nicht zusammen. Bitte prüfen Sie alle drei.
amt-protokoll = Jeder Blick in einen Vorgang wird protokolliert.
amt-zu-oft-titel = Bitte warten Sie einen Moment
amt-zu-oft-text = Von Ihrem Anschluss kamen für diese Gemeinde mehrere Versuche, die nicht gepasst haben. In fünf Minuten geht es weiter.
amt-abgelaufen-titel = Bitte öffnen Sie den Vorgang noch einmal
amt-abgelaufen-text = Papiere lassen sich eine Viertelstunde lang herunterladen, nachdem Sie den Vorgang geöffnet haben.
amt-nochmal = Einen Vorgang öffnen
amt-fall-titel = Vorgang
amt-stand = Stand
amt-eingereicht = Abgeschickt
amt-geaendert = Zuletzt geändert
amt-papiere = Papiere
amt-papiere-text = Zum Herunterladen haben Sie eine Viertelstunde Zeit.
amt-keine-papiere = Weitere Papiere liegen hier nicht bereit. Eine Wohnungsgeberbestätigung kommt mit der Anmeldung selbst.
amt-angaben = Das wurde angegeben
