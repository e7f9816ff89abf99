# Hilfe und die Pflichtseiten – in Leichter Sprache.
hilfe-titel = Hier finden Sie Hilfe
hilfe-pin = Ich habe keine PIN für meinen Online-Ausweis
hilfe-pin-1 =
    Die PIN ist eine geheime Zahl mit 6 Ziffern.
    Die Zahl denken Sie sich selbst aus.
    Dafür brauchen Sie 2 Dinge:
    die AusweisApp und die Transport-PIN.
    Die AusweisApp ist ein Programm für Handy oder Computer.
    Die Transport-PIN ist eine Zahl mit 5 Ziffern.
    Sie steht in dem Brief zu Ihrem Ausweis.
hilfe-pin-2 =
    Haben Sie den Brief nicht mehr?
    Dann gehen Sie zum Bürger-Amt.
    Dort bekommen Sie eine neue PIN.
    Das kostet nichts.
    Nehmen Sie Ihren Ausweis mit.
hilfe-ausweis = Welchen Ausweis kann ich benutzen?
hilfe-ausweis-1 =
    Diese 3 Ausweise gehen:
    der deutsche Personal-Ausweis,
    die eID-Karte für Menschen aus der Europäischen Union,
    der elektronische Aufenthalts-Titel.
    Die Online-Funktion muss an sein.
    Dann können Sie den Ausweis im Internet benutzen.
    Ein Reise-Pass geht nicht.
hilfe-bestaetigung = Mein Vermieter gibt mir das Papier nicht
hilfe-bestaetigung-1 =
    Das Papier heißt Wohnungs-Geber-Bestätigung.
    Wählen Sie im Formular: „Nein, ich habe die Bestätigung noch nicht“.
    Dann bekommen Sie einen Brief an Ihre neue Adresse.
    In dem Brief steht ein Code.
    Ein Code besteht aus Zahlen und Buchstaben.
hilfe-begriffe = Was bedeuten die schweren Wörter?
hilfe-begriffe-1 =
    Anmeldung bedeutet: Sie sagen dem Amt, wo Sie jetzt wohnen.
    Danach bekommen Sie 1 Mal die Melde-Bestätigung.
    In der Melde-Bestätigung steht: Sie haben sich angemeldet.
hilfe-begriffe-2 =
    Die Melde-Bescheinigung können Sie immer holen.
    Damit zeigen Sie anderen: Hier bin ich angemeldet.
hilfe-sperre = Jemand darf meine Adresse nicht bekommen
hilfe-sperre-1 =
    Bedroht Sie jemand?
    Oder sind Sie in Gefahr?
    Dann kann die Melde-Behörde Ihre Daten schützen.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
    Andere bekommen Ihre Adresse dann nicht so leicht.
    Das schwere Wort dafür ist: Auskunfts-Sperre.
    Das geht nicht hier im Internet.
    Sprechen Sie bitte direkt mit der Melde-Behörde.
impressum-titel = Wer macht diesen Online-Dienst?
impressum-verantwortlich = Wer ist verantwortlich?
impressum-verantwortlich-1 =
    Diesen Online-Dienst macht das Bundes-Land für seine Städte und Dörfer.
    Aber über Ihre Anmeldung entscheidet die Melde-Behörde.
    Das ist das Amt in Ihrer neuen Stadt oder Ihrem neuen Dorf.
impressum-technik = Welches Programm ist das?
impressum-technik-1 =
    Das Programm heißt Meldewerk.
    Jeder darf das Programm benutzen.
    Die Regeln dafür heißen: European Union Public Licence 1.2.
datenschutz-titel = So schützen wir Ihre Daten
datenschutz-was = Welche Daten benutzen wir?
datenschutz-was-1 =
    Von Ihrem Online-Ausweis: Name, Geburts-Datum und Adresse.
    Vom Melde-Register: die Daten, die wir Ihnen zeigen.
    Das Melde-Register ist eine Liste vom Amt.
    Darin steht: Wer wohnt wo?
    Von Ihnen: Ihre neue Wohnung und wer sie Ihnen gegeben hat.
    Und: die Wohnungs-Geber-Bestätigung.
datenschutz-wozu = Warum benutzen wir diese Daten?
datenschutz-wozu-1 =
    Das Amt braucht die Daten für Ihre Anmeldung.
    Oder das Amt braucht die Daten für Ihre Melde-Bescheinigung.
    Das steht in diesen Gesetzen:
    Bundes-Melde-Gesetz, Paragrafen 17 bis 18, 23a und 24.
    Bundes-Melde-Digitalisierungs-Verordnung.
    Online-Zugangs-Gesetz, Paragraf 8a.
datenschutz-wie-lange = Wie lange speichern wir Ihre Daten?
datenschutz-wie-lange-1 =
    Haben Sie ein Formular nicht abgeschickt?
    Dann löschen wir es 30 Tage nach der letzten Änderung.
    Prüfen Sie nur eine Datei?
    Dann speichern wir die Datei nicht.
datenschutz-cookies = Was sind Cookies?
datenschutz-cookies-1 =
    Cookies spricht man so: Kuckis.
    Das sind kleine Dateien auf Ihrem Gerät.
    Wir brauchen Cookies nur für 2 Dinge:
    für das Einloggen und für die Sprache.
    Wir beobachten Sie nicht.
    Auf unseren Seiten ist nichts von anderen Firmen.
datenschutz-rechte = Welche Rechte haben Sie?
datenschutz-rechte-1 =
    Sie können fragen: Welche Daten haben Sie von mir?
    Sie können sagen: Das ist falsch. Bitte ändern Sie das.
    Sie können sagen: Bitte löschen Sie meine Daten.
    Sie können sich auch beschweren.
    Das machen Sie bei der Daten-Schutz-Aufsicht in Ihrem Bundes-Land.
    Das steht in der Daten-Schutz-Grund-Verordnung.
    Lesen Sie dort die Artikel 15 bis 18 und 77.
barrierefreiheit-titel = Alle sollen das hier benutzen können
barrierefreiheit-stand = Das geht schon
barrierefreiheit-stand-1 =
    Sie können die Seiten nur mit der Tastatur benutzen.
    Ein Programm kann Ihnen die Seiten vorlesen.
    Sie können die Schrift größer machen.
    Sie können starke Farben oder dunkle Farben wählen.
    Die Seiten gehen auch ohne das Programm JavaScript.
    Wir richten uns nach der Regel EN 301 549.
barrierefreiheit-luecken = Das fehlt noch
barrierefreiheit-luecken-1 =
    Es gibt noch keine Videos in Gebärden-Sprache.
    Gebärden-Sprache spricht man mit den Händen.
    Die Leichte Sprache auf diesen Seiten ist neu.
    Noch keine Prüf-Gruppe hat sie geprüft.
    In einer Prüf-Gruppe sind Menschen mit Lern-Schwierigkeiten.
barrierefreiheit-melden = Geht etwas nicht?
barrierefreiheit-melden-1 =
    Dann sagen Sie uns das bitte.
    Unten steht unsere Adresse.
    Ist unsere Antwort nicht gut genug?
    Dann hilft Ihnen die Durchsetzungs-Stelle in Ihrem Bundes-Land.
    Die Durchsetzungs-Stelle achtet auf Ihre Rechte.
