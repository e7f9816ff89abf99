# Rahmen jeder Seite, Datum, Knöpfe, Fehlerseiten, Anmeldung am Nutzerkonto.
dienst-name = Wohnsitz online
sprung-zum-inhalt = Zum Inhalt springen
kopf-amtlich = Offizieller Online-Dienst – { $land }
kopf-test = Testbetrieb – kein amtlicher Dienst
sprachwahl = Sprache
hauptmenue = Hauptmenü
fussmenue = Rechtliches und Hilfe
menue-start = Start
menue-faelle = Meine Vorgänge
menue-pruefen = Dokument prüfen
menue-hilfe = Hilfe
angemeldet-als = Angemeldet als
abmelden = Abmelden
test-titel = Testbetrieb:
test-text = Alle Personen und Daten sind erfunden. Nichts, was Sie hier tun, hat rechtliche Wirkung.
impressum = Impressum
datenschutz = Datenschutz
barrierefreiheit = Barrierefreiheit

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
zeitpunkt = { $tag }, { $uhrzeit } Uhr
datum-unbekannt = nicht bekannt
datum-tag = Tag
datum-monat = Monat
datum-jahr = Jahr

weiter = Weiter
zurueck = Zurück
aendern = Ändern
freiwillig = (freiwillig)
bitte-waehlen = Bitte wählen
spaeter-weiter = Später weitermachen
zur-startseite = Zur Startseite
zu-viele-titel = Bitte warten Sie einen Moment
zu-viele-text = Von Ihrem Anschluss kamen sehr viele Anfragen kurz nacheinander. Es ist nichts verloren gegangen. In einer Minute geht es weiter.
nochmal = Noch einmal versuchen
meldung-schritte = Das können Sie tun
zu-den-vorgaengen = Zu meinen Vorgängen
schritt-von = Schritt { $schritt } von { $von }
fehler-wort = Fehler:
fehlerliste-titel = Bitte prüfen Sie Ihre Angaben
fehlerliste-text = Etwas fehlt oder passt nicht. Wählen Sie einen Eintrag, dann kommen Sie zum Feld.
kontakt-telefon = Telefon
kontakt-email = E-Mail
kontakt-zeiten = Geöffnet
aktenzeichen = Aktenzeichen
eingereicht-am = abgeschickt am { $tag }

# Fehlerseiten
nicht-gefunden-titel = Diese Seite gibt es nicht
nicht-gefunden-text = Vielleicht ist die Adresse falsch geschrieben. Oder der Vorgang ist schon abgeschlossen oder gelöscht.
unbekannter-host-titel = Unter dieser Adresse gibt es keinen Dienst
unbekannter-host-text = Bitte rufen Sie den Online-Dienst Ihres Landes noch einmal von der Internetseite Ihrer Gemeinde auf.
stoerung-titel = Das hat leider nicht geklappt
stoerung-text = Bei uns ist ein Fehler aufgetreten. Es liegt nicht an Ihnen. Was Sie schon gespeichert haben, bleibt erhalten.
stoerung-weg = Bitte versuchen Sie es in einigen Minuten noch einmal.
abgelaufen-titel = Diese Seite ist nicht mehr gültig
abgelaufen-text = Sie haben sich inzwischen abgemeldet oder neu angemeldet. Deshalb haben wir Ihre letzte Eingabe zur Sicherheit nicht angenommen.
abgelaufen-weg = Bitte öffnen Sie die Seite neu und senden Sie das Formular noch einmal ab.
zu-gross-titel = Die Datei ist zu groß
zu-gross-text = Eine Datei darf höchstens 10 MB groß sein. Verkleinern Sie das Foto oder speichern Sie das Dokument als PDF.
anfrage-titel = Die Anfrage war nicht vollständig
anfrage-text = Ihr Browser hat uns die Eingaben nicht vollständig geschickt. Bitte gehen Sie zurück und versuchen Sie es noch einmal.

# Anmeldung am Nutzerkonto
anmeldewahl-titel = Womit möchten Sie sich anmelden?
anmeldewahl-text = Wählen Sie Ihr Nutzerkonto. Bei jedem brauchen Sie den Online-Ausweis mit PIN.
anmeldewahl-dasselbe = Haben Sie hier schon etwas begonnen oder eingereicht? Dann nehmen Sie dasselbe Konto wie damals: Jedes zeigt nur, was Sie mit ihm getan haben.
login-abgebrochen-titel = Sie haben die Anmeldung abgebrochen
login-abgebrochen-text = Es wurde nichts übermittelt. Sie können es jederzeit noch einmal versuchen.
login-niveau-titel = Bitte melden Sie sich mit dem Online-Ausweis an
login-niveau-text = Für Ihre Meldedaten verlangt das Gesetz einen sicheren Nachweis, wer Sie sind. Ein Benutzername mit Passwort reicht dafür nicht. Wählen Sie bei der Anmeldung den Online-Ausweis mit PIN.
login-niveau-weg = Sie haben keine PIN oder Ihr Online-Ausweis ist nicht eingeschaltet? Auf der Hilfeseite steht, was Sie tun können.
login-unbekannt-titel = Die Anmeldung ist abgelaufen
login-unbekannt-text = Zwischen Beginn und Ende der Anmeldung ist zu viel Zeit vergangen, oder Sie haben den Browser gewechselt. Zur Sicherheit fangen wir neu an.
login-stoerung-titel = Die Anmeldung ist gerade nicht möglich
login-stoerung-text = Der Anmeldedienst antwortet nicht oder nicht richtig. Es liegt nicht an Ihnen. Bitte versuchen Sie es in einigen Minuten noch einmal.
login-angaben-titel = Der Anmeldedienst hat zu wenig Angaben geschickt
login-angaben-text = Wir brauchen Ihren Namen, Ihr Geburtsdatum und Ihre Anschrift aus dem Online-Ausweis. Davon hat etwas gefehlt. Bitte stimmen Sie bei der Anmeldung zu, dass diese Daten übermittelt werden.
login-hilfe = Hilfe zum Online-Ausweis
abgemeldet-titel = Sie sind abgemeldet
abgemeldet-text = Wenn Sie ein fremdes Gerät benutzen, schließen Sie bitte auch das Browserfenster.
