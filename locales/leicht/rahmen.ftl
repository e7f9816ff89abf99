# Rahmen jeder Seite, Datum, Knöpfe, Fehlerseiten, Anmeldung am Nutzerkonto – in Leichter Sprache.
# Ein Satz steht in einer Zeile; so zeigt ihn auch die Seite.
dienst-name = Wohn-Ort online
sprung-zum-inhalt = Direkt zum Inhalt
kopf-amtlich = Online-Dienst vom Amt – { $land }
kopf-test = Das ist ein Test. Das ist kein Dienst vom Amt.
sprachwahl = Sprache
hauptmenue = Menü
fussmenue = Regeln und Hilfe
menue-start = Start
menue-faelle = Meine Anmeldungen
menue-pruefen = Papier prüfen
menue-hilfe = Hilfe
angemeldet-als = Sie sind eingeloggt als
abmelden = Ausloggen
test-titel = Das ist ein Test:
test-text =
    Alle Menschen und alle Daten hier sind erfunden.
    Sie können alles ausprobieren.
    Nichts davon gilt wirklich.
impressum = Wer wir sind
datenschutz = Daten-Schutz
barrierefreiheit = Barriere-Freiheit

monat = { $monat ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
tag-punkt = .
zeitpunkt = { $tag } um { $uhrzeit } Uhr
datum-unbekannt = wissen wir nicht
datum-tag = Tag
datum-monat = Monat
datum-jahr = Jahr

weiter = Weiter
zurueck = Zurück
aendern = Ändern
freiwillig = (Das müssen Sie nicht ausfüllen)
bitte-waehlen = Bitte aussuchen
spaeter-weiter = Später weiter machen
zur-startseite = Zur ersten Seite
zu-viele-titel = Bitte warten Sie kurz
zu-viele-text =
    Es gab zu viele Anfragen.
    Alle Ihre Angaben sind noch da.
    Warten Sie eine Minute.
    Dann geht es weiter.
nochmal = Noch mal probieren
meldung-schritte = Das können Sie machen
zu-den-vorgaengen = Zu meinen Anmeldungen
schritt-von = Das ist Schritt { $schritt } von { $von }
fehler-wort = Fehler:
fehlerliste-titel = Bitte sehen Sie noch einmal nach
fehlerliste-text =
    Etwas fehlt oder etwas stimmt nicht.
    Klicken Sie auf eine Zeile.
    Dann kommen Sie zu der richtigen Stelle.
kontakt-telefon = Telefon
kontakt-email = E-Mail
kontakt-zeiten = Offen
aktenzeichen = Akten-Zeichen
eingereicht-am = am { $tag } haben Sie alles abgeschickt

# Fehlerseiten
nicht-gefunden-titel = Wir finden diese Seite nicht
nicht-gefunden-text =
    Vielleicht ist ein Fehler in der Internet-Adresse.
    Oder Ihre Anmeldung ist schon fertig.
    Oder Ihre Anmeldung ist gelöscht.
unbekannter-host-titel = Hier ist kein Online-Dienst
unbekannter-host-text =
    Gehen Sie bitte auf die Internet-Seite von Ihrer Stadt oder Ihrem Dorf.
    Dort finden Sie den Online-Dienst.
stoerung-titel = Das hat nicht geklappt
stoerung-text =
    Bei uns ist etwas kaputt.
    Sie haben alles richtig gemacht.
    Alles Gespeicherte ist noch da.
stoerung-weg =
    Bitte warten Sie ein paar Minuten.
    Probieren Sie es dann noch einmal.
abgelaufen-titel = Diese Seite ist zu alt
abgelaufen-text =
    Sie haben sich in der Zwischen-Zeit ausgeloggt.
    Oder Sie haben sich neu eingeloggt.
    Deshalb haben wir Ihre letzte Eingabe nicht genommen.
    So sind Ihre Daten sicher.
abgelaufen-weg =
    Bitte öffnen Sie die Seite neu.
    Schicken Sie dann das Formular noch einmal ab.
zu-gross-titel = Ihre Datei ist zu groß
zu-gross-text =
    Eine Datei darf höchstens 10 MB groß sein.
    MB bedeutet: Mega-Byte.
    Das ist ein Maß für die Größe von einer Datei.
    Machen Sie das Foto kleiner.
    Oder speichern Sie das Papier als PDF.
anfrage-titel = Es ist nicht alles angekommen
anfrage-text =
    Ihr Computer hat uns nur einen Teil geschickt.
    Bitte gehen Sie zurück.
    Probieren Sie es dann noch einmal.

# Anmeldung am Nutzerkonto
anmeldewahl-titel = Mit welchem Konto möchten Sie sich einloggen?
anmeldewahl-text =
    Wählen Sie Ihr Nutzer-Konto aus.
    Sie brauchen immer Ihren Online-Ausweis und Ihre PIN.
anmeldewahl-dasselbe =
    Haben Sie hier schon etwas ausgefüllt?
    Dann nehmen Sie das gleiche Konto wie beim letzten Mal.
    Jedes Konto zeigt nur seine eigenen Sachen.
login-abgebrochen-titel = Sie haben das Einloggen gestoppt
login-abgebrochen-text =
    Wir haben keine Daten bekommen.
    Sie können es immer noch einmal probieren.
login-niveau-titel = Bitte benutzen Sie Ihren Online-Ausweis
login-niveau-text =
    Wir müssen sicher wissen: Das sind wirklich Sie.
    So steht es im Gesetz.
    Ein Name und ein Pass-Wort reichen dafür nicht.
    Wählen Sie beim Einloggen den Online-Ausweis.
    Dafür brauchen Sie Ihre PIN.
    Die PIN ist eine geheime Zahl.
login-niveau-weg =
    Haben Sie keine PIN?
    Oder ist Ihr Online-Ausweis noch aus?
    Auf der Seite Hilfe steht: Das können Sie tun.
login-unbekannt-titel = Das Einloggen hat zu lange gedauert
login-unbekannt-text =
    Vielleicht haben Sie eine lange Pause gemacht.
    Oder Sie haben das Internet-Programm gewechselt.
    Wir fangen neu an.
    So sind Ihre Daten sicher.
login-stoerung-titel = Das Einloggen geht gerade nicht
login-stoerung-text =
    Beim Einloggen ist etwas kaputt.
    Sie haben alles richtig gemacht.
    Bitte warten Sie ein paar Minuten.
    Probieren Sie es dann noch einmal.
login-angaben-titel = Uns fehlen Daten von Ihrem Online-Ausweis
login-angaben-text =
    Wir brauchen diese Daten von Ihrem Online-Ausweis:
    Ihren Namen, Ihr Geburts-Datum und Ihre Adresse.
    Davon fehlt etwas.
    Bitte loggen Sie sich noch einmal ein.
    Sagen Sie dabei Ja zu diesen Daten.
login-hilfe = Hilfe für den Online-Ausweis
abgemeldet-titel = Sie haben sich ausgeloggt
abgemeldet-text =
    Gehört das Gerät einer anderen Person?
    Dann schließen Sie bitte auch das Internet-Fenster.
