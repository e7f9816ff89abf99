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
    Ihre Familie können Sie gleich mit anmelden.
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
    Gehört die Wohnung Ihnen?
    Dann brauchen Sie das Papier nicht.
braucht-zeit =
    Sie brauchen ungefähr 10 Minuten.
    Sie können eine Pause machen.
    Später machen Sie weiter.
braucht-pin-hilfe = Sie haben keine PIN? Hier ist Hilfe

vorab-anmeldung-titel = Neue Wohnung anmelden
vorab-anmeldung-text =
    Sie ziehen in eine andere Stadt oder ein anderes Dorf.
    Oder Sie haben dort noch eine Wohnung.
    Hier melden Sie die neue Wohnung an.
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
    Sie sagen: Diese Menschen ziehen mit um.
    Wir holen Ihre Daten vom Amt.
    Sie prüfen diese Daten.
vorab-ablauf-2 =
    Sie schreiben auf: Das ist die neue Adresse.
    Und: An diesem Tag ziehe ich ein.
vorab-ablauf-3 =
    Sie zeigen: Ich ziehe wirklich ein.
    Meistens reicht ein Foto von der Wohnungs-Geber-Bestätigung.
vorab-ablauf-4 =
    Sie lesen alles noch einmal.
    Dann loggen Sie sich noch einmal mit dem Online-Ausweis ein.
    Das ist Ihre Unterschrift.
vorab-ablauf-5 =
    Die Melde-Behörde prüft Ihre Anmeldung.
    Die Melde-Behörde ist ein Amt.
    Oft heißt dieses Amt Bürger-Amt.
    Danach bekommen Sie hier Ihre Melde-Bestätigung.
    In der Melde-Bestätigung steht: Sie sind angemeldet.
vorab-braucht = Das müssen Sie haben
vorab-braucht-kind =
    Zieht ein Kind mit um?
    Und bleibt die Mutter oder der Vater dort?
    Dann soll diese Person Ja sagen.
    Das geht im Internet mit einem Link.
    Ein Link ist eine Adresse im Internet.
    Oder Sie laden ein Papier hoch.
vorab-fuer-wen = Wer kann das hier machen?
vorab-fuer-wen-text =
    Sie sind in Deutschland angemeldet.
    Und Sie haben einen Online-Ausweis.
    Dann können Sie alles hier machen.
    Das geht für diese Menschen:
vorab-fuer-familie =
    Familien: Sie sind verheiratet und ziehen zusammen um.
    Ihre Kinder sind jünger als 18 Jahre.
    Dann reicht 1 Formular für Sie alle.
vorab-fuer-gemeinsam =
    Paare ohne Heirat und Wohn-Gemeinschaften:
    Jede Person meldet sich selbst an.
    Mit einem Link geht das schneller.
    Dann steht die neue Adresse schon im Formular.
vorab-fuer-jugendliche =
    Jugendliche mit 16 oder 17 Jahren:
    Sie melden sich allein an.
    Dafür brauchen Sie Ihren eigenen Online-Ausweis.
vorab-fuer-nebenwohnung =
    Menschen mit mehreren Wohnungen:
    Sie behalten Ihre alte Wohnung.
    Dann fragen wir: Welche Wohnung ist Ihre Haupt-Wohnung?
vorab-nicht = Manchmal müssen Sie aber zum Bürger-Amt gehen:
vorab-nicht-ausland = Sie kommen aus einem anderen Land nach Deutschland.
vorab-nicht-betreuung =
    Sie haben einen rechtlichen Betreuer oder eine rechtliche Betreuerin.
    Und diese Person entscheidet: Hier wohnen Sie.
vorab-nicht-weg =
    Nehmen Sie zum Bürger-Amt 2 Dinge mit:
    Ihren Ausweis und die Wohnungs-Geber-Bestätigung.
vorab-frist = Wie viel Zeit habe ich?
vorab-frist-text =
    Sie haben nach dem Einzug 2 Wochen Zeit.
    Das steht im Bundes-Melde-Gesetz, Paragraf 17.
    Ziehen Sie erst später ein?
    Dann füllen Sie das Formular jetzt schon aus.
    Wir heben es für Sie auf.
    Am Tag vom Einzug schicken Sie es ab.
    Sind die 2 Wochen schon vorbei?
    Das macht nichts: Melden Sie sich bitte trotzdem hier an.
vorab-login = Mit dem Online-Ausweis einloggen
vorab-weiter = Meine Daten jetzt holen
vorab-datenschutz = Das machen wir mit Ihren Daten:
