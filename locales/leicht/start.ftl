# Startseite und Seiten vor dem Formular – in Leichter Sprache.
start-titel = Neue Wohnung anmelden oder Melde-Bescheinigung holen
start-einleitung =
    Sie ziehen um?
    Dann müssen Sie Ihre neue Wohnung beim Amt anmelden.
    Das geht hier im Internet.
    Sie brauchen keinen Termin.
    Das Amt hat schon Daten von Ihnen.
    Sie müssen diese Daten nur prüfen.
start-wahl = Was wollen Sie machen?
start-anmeldung = Neue Wohnung anmelden
start-anmeldung-text =
    Sie haben vorher in einer anderen Gemeinde gewohnt.
    Eine Gemeinde ist eine Stadt oder ein Dorf.
    Das Anmelden dauert ungefähr 10 Minuten.
start-ummeldung = Umzug in der gleichen Gemeinde
start-ummeldung-text =
    Sie haben eine neue Wohnung.
    Ihre Stadt oder Ihr Dorf bleibt gleich.
    Das schwere Wort dafür ist: Ummeldung.
start-bescheinigung = Melde-Bescheinigung
start-bescheinigung-text =
    Das ist ein Papier vom Amt.
    Darin steht: Hier wohnen Sie.
    Sie bekommen das Papier sofort als Datei.
    Es kostet nichts.
start-braucht = Das müssen Sie haben
start-weiter = Haben Sie hier schon etwas gemacht?
start-faelle = Meine Anmeldungen
start-faelle-text =
    Hier sehen Sie: So weit ist Ihre Anmeldung.
    Sie können auch einen Code eingeben.
    Sie können Papiere herunter-laden.
    Und Sie können ein Formular fertig ausfüllen.
start-pruefen = Papier prüfen
start-pruefen-text =
    Ist eine Melde-Bescheinigung echt?
    Das können Sie hier prüfen.
    Dafür müssen Sie sich nicht einloggen.
start-gemeinden = Das geht in diesen Städten und Dörfern
start-gemeinden-text =
    Ihre alte Gemeinde muss in dieser Liste stehen.
    Und Ihre neue Gemeinde muss in dieser Liste stehen.
braucht-ausweis =
    Sie brauchen Ihren Online-Ausweis und Ihre PIN.
    Der Online-Ausweis ist Ihr Ausweis mit einem Chip für das Internet.
    Das kann ein Personal-Ausweis, eine eID-Karte oder ein Aufenthalts-Titel sein.
    Die PIN ist eine geheime Zahl mit 6 Ziffern.
braucht-geraet =
    Sie brauchen ein Handy mit der AusweisApp.
    Die AusweisApp ist ein Programm.
    Damit kann das Handy Ihren Ausweis lesen.
    Es geht auch mit einem Computer und einem Handy.
    Und es geht mit einem Computer und einem Karten-Leser.
braucht-bestaetigung =
    Für eine neue Wohnung brauchen Sie die Wohnungs-Geber-Bestätigung.
    Das ist ein Papier von der Person, die Ihnen die Wohnung gibt.
    Meistens ist das der Vermieter oder die Vermieterin.
    Ein Foto von dem Papier reicht.
braucht-zeit =
    Sie brauchen ungefähr 10 Minuten.
    Sie können eine Pause machen.
    Später machen Sie weiter.
braucht-pin-hilfe = Sie haben keine PIN? Hier ist Hilfe

vorab-anmeldung-titel = Neue Wohnung anmelden
vorab-anmeldung-text =
    Sie wohnen jetzt in einer anderen Stadt oder einem anderen Dorf.
    Hier melden Sie Ihre neue Wohnung an.
    Ihre alte Wohnung müssen Sie nicht abmelden.
    Das machen die Ämter für Sie.
vorab-ummeldung-titel = Umzug in der gleichen Gemeinde
vorab-ummeldung-text =
    Sie haben eine neue Wohnung.
    Ihre Stadt oder Ihr Dorf bleibt gleich.
    Hier melden Sie Ihre neue Wohnung an.
vorab-angemeldet = Sie sind eingeloggt als { $name }.
vorab-ablauf = So geht es
vorab-ablauf-1 =
    Sie loggen sich mit Ihrem Online-Ausweis ein.
    Wir holen Ihre Daten vom Amt.
    Sie prüfen diese Daten.
vorab-ablauf-2 =
    Sie schreiben auf: Das ist meine neue Wohnung.
    Und: Von dieser Person habe ich die Wohnung.
vorab-ablauf-3 =
    Sie lesen alles noch einmal.
    Dann loggen Sie sich noch einmal mit dem Online-Ausweis ein.
    Das ist Ihre Unterschrift.
vorab-ablauf-4 =
    Die Melde-Behörde prüft Ihre Anmeldung.
    Die Melde-Behörde ist ein Amt.
    Oft heißt dieses Amt Bürger-Amt.
    Danach bekommen Sie hier Ihre Melde-Bestätigung.
    In der Melde-Bestätigung steht: Sie sind angemeldet.
vorab-braucht = Das müssen Sie haben
vorab-fuer-wen = Wer kann das hier machen?
vorab-fuer-wen-text =
    Sie sind 18 Jahre alt oder älter.
    Sie sind in Deutschland schon angemeldet.
    Und Sie ziehen allein um.
    Dann können Sie alles hier machen.
    Manchmal müssen Sie aber zum Bürger-Amt gehen:
vorab-nicht-ausland = Sie kommen aus einem anderen Land nach Deutschland.
vorab-nicht-kinder = Sie wollen Kinder anmelden. Oder Sie sind jünger als 18 Jahre.
vorab-nicht-gemeinsam =
    Sie wollen mehrere Personen zusammen anmelden.
    Hier kann sich jeder Erwachsene nur einzeln anmelden.
vorab-nicht-weg =
    Nehmen Sie zum Bürger-Amt 2 Dinge mit:
    Ihren Ausweis und die Wohnungs-Geber-Bestätigung.
vorab-frist = Wie viel Zeit habe ich?
vorab-frist-text =
    Sie haben nach dem Einzug 2 Wochen Zeit.
    Das steht im Bundes-Melde-Gesetz, Paragraf 17.
    Vor dem Einzug können Sie sich noch nicht anmelden.
    Sind die 2 Wochen schon vorbei?
    Das macht nichts: Melden Sie sich bitte trotzdem hier an.
vorab-login = Mit dem Online-Ausweis einloggen
vorab-weiter = Meine Daten jetzt holen
vorab-datenschutz = Das machen wir mit Ihren Daten:
