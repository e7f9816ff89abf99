# Die Schritte der Anmeldung – in Leichter Sprache.
ja = Ja
nein = Nein
keine = Sie haben nichts ausgesucht
hinweis = Das ist gut zu wissen

schritt-familie = Diese Menschen ziehen mit um
schritt-daten = Das steht beim Amt über Sie
schritt-wohnung = Ihre neue Adresse
schritt-einzug = An diesem Tag ziehen Sie ein
schritt-hauptwohnung = Ihre Haupt-Wohnung
schritt-sorge = Das Sorge-Recht
schritt-wohnungsgeber = Ihr Wohnungs-Geber
schritt-nachweis = Das Papier vom Wohnungs-Geber
schritt-wuensche = Das wünschen Sie sich
schritt-zusammenfassung = Alles prüfen und abschicken

familie-titel = Wer zieht mit Ihnen zusammen um?
familie-text =
    Ihre Familie können Sie hier gleich mit anmelden.
    Dafür müssen 3 Dinge stimmen:
    Sie ziehen alle am gleichen Tag um.
    Sie haben alle in der gleichen Wohnung gewohnt.
    Sie ziehen alle in die gleiche neue Wohnung.
familie-mit = Diese Menschen ziehen mit mir um
familie-mit-hilfe = Ziehen Sie allein um? Dann kreuzen Sie hier nichts an.
familie-ehegatte = Ihre Ehe-Frau oder Ihr Ehe-Mann, geboren am { $tag }
familie-lebenspartner = Ihre Lebens-Partnerin oder Ihr Lebens-Partner, geboren am { $tag }
familie-kind = Ihr Kind, geboren am { $tag }
familie-versicherung = Das versprechen Sie
familie-versicherung-hilfe =
    Ziehen Sie allein um?
    Dann kreuzen Sie hier nichts an.
    Zieht jemand mit um?
    Dann holen wir auch die Daten von diesen Menschen.
    Das Gesetz sagt: Dafür braucht man eine Erlaubnis.
    Ohne Erlaubnis kann man bestraft werden.
    Das steht im Straf-Gesetz-Buch, Paragraf 202a.
familie-versichert =
    Ich verspreche: Ich darf die Daten von diesen Menschen bekommen.
    Ich habe den Text über Paragraf 202a gelesen.
familie-ohne-daten-titel = { $name }: Hier im Internet geht es nicht weiter
familie-ohne-daten-text =
    Wir haben keine Daten von dieser Person bekommen.
    Die Person kann sich selbst im Internet anmelden.
    Oder sie geht zur Melde-Behörde.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
    Sie selbst können jetzt weiter machen.
familie-fehlt = Ist jemand nicht in der Liste?
familie-fehlt-text =
    Die Liste kommt vom Amt.
    In der Liste sind nur diese Menschen:
    Ihre Ehe-Frau oder Ihr Ehe-Mann.
    Ihre Lebens-Partnerin oder Ihr Lebens-Partner.
    Und Ihre Kinder unter 18 Jahren.
    Sie müssen alle in Ihrer jetzigen Wohnung wohnen.
familie-fehlt-weg =
    Alle anderen melden sich selbst an.
    Das geht im Internet oder beim Amt.
    Sie sind nicht verheiratet und ziehen zusammen um?
    Oder Sie ziehen in eine Wohn-Gemeinschaft?
    Dann laden Sie die anderen mit einem Link ein.
    Ein Link ist eine Adresse im Internet.
    Den Link bekommen Sie am Ende vom Formular.

daten-einwand-text =
    Haben Sie einen Fehler gefunden?
    Dann sagen wir das dem Amt.
    Das Amt prüft Ihre Daten.
    Bis dahin bleiben die Daten so.
einwand-knopf = Ist das falsch?
einwand-falsch = Ja, das ist falsch
einwand-richtig = So ist es richtig
einwand-zeile = { $wert } – das ist falsch. Richtig ist: { $richtig }

wohnung-hausnummer-hilfe = Zum Beispiel: 7 oder 42 C oder 13 1/4
wohnung-postleitzahl-liste = Post-Leit-Zahl
wohnung-postleitzahl-liste-hilfe =
    Steht die Straße in der Liste?
    Dann lassen Sie das Feld leer.
    Wir fragen Sie, wenn wir die Zahl brauchen.
wohnung-mehr = Mehr zur Wohnung: Stock-Werk oder Name an der Tür
wohnung-wohnungsinhaber = Welcher Name steht an der Tür?
wohnung-wohnungsinhaber-hilfe =
    Steht Ihr Name an der Tür?
    Dann lassen Sie das Feld leer.
    Ein anderer Name ist zum Beispiel bei Unter-Miete an der Tür.

einzug-titel = An welchem Tag ziehen Sie ein?
einzug-tag = Tag vom Einzug
einzug-tag-hilfe =
    Das ist der erste Tag, an dem Sie dort wohnen.
    Zum Beispiel: { $beispiel }
    Kommt der Tag erst noch?
    Dann heben wir das Formular für Sie auf.
einzug-frist =
    Nach dem Einzug haben Sie 2 Wochen Zeit für die Anmeldung.
    Sind die 2 Wochen schon vorbei?
    Das macht nichts: Melden Sie sich jetzt an.
einzug-bisherige = Was machen Sie mit der Wohnung { $anschrift }?
einzug-bisherige-familie = Was machen Sie mit Ihrer Wohnung { $anschrift }?
einzug-aufgeben = Ich wohne dort nicht mehr
einzug-behalten = Ich wohne dort auch noch
einzug-behalten-hilfe = Dann haben Sie 2 Wohnungen.
einzug-auszug-knopf = War der Auszug an einem anderen Tag?
einzug-auszug = Tag vom Auszug
einzug-auszug-hilfe =
    Waren Einzug und Auszug am gleichen Tag?
    Dann lassen Sie die Felder leer.
gruppe-einzug = Ihr Einzug und Ihre alte Wohnung
zeile-auszug = Tag vom Auszug
zeile-aufgeben = Hier ziehen Sie aus
zeile-behalten = Hier wohnen Sie auch noch
zeile-getrennt = Für immer getrennt

hauptwohnung-titel = Wo wohnen Sie am meisten?
hauptwohnung-text =
    Sie haben mehrere Wohnungen in Deutschland.
    Genau 1 davon ist Ihre Haupt-Wohnung.
    Dort wohnen Sie die meiste Zeit.
    Das steht im Bundes-Melde-Gesetz, Paragraf 21.
hauptwohnung-getrennt = Leben Sie als Paar für immer getrennt?
hauptwohnung-getrennt-hilfe =
    Leben Sie als Paar zusammen?
    Dann zählt die Wohnung, in der die Familie meistens ist.
    Das steht im Bundes-Melde-Gesetz, Paragraf 22.
hauptwohnung-zusammen = Nein, wir sind zusammen
hauptwohnung-getrennt-ja = Ja, wir haben uns für immer getrennt
hauptwohnung-vorwiegend = Wo sind Sie die meiste Zeit?
hauptwohnung-vorwiegend-familie = Wo ist Ihre Familie die meiste Zeit?
hauptwohnung-vorwiegend-hilfe = Das ist dann Ihre Haupt-Wohnung.
hauptwohnung-neu = In der neuen Wohnung, das ist: { $anschrift }
hauptwohnung-bisher = In der alten Wohnung, das ist: { $anschrift }
hinweis-zweitwohnungsteuer =
    Sie melden eine Neben-Wohnung an.
    In manchen Orten müssen Sie dafür Geld bezahlen.
    Das schwere Wort dafür ist: Zweit-Wohnung-Steuer.

sorge-titel = Wer hat das Sorge-Recht?
sorge-text =
    Das Sorge-Recht bedeutet:
    Jemand darf wichtige Dinge für ein Kind entscheiden.
    Oft haben beide Eltern das Sorge-Recht.
    Zieht nur die Mutter oder der Vater mit um?
    Dann fragt das Amt meistens: Sagt die andere Person Ja?
sorge-frage = { $name }: Wer muss noch Ja zum Umzug sagen?
sorge-zustimmung = Die andere Person sagt im Internet Ja
sorge-zustimmung-hilfe =
    Sie bekommen einen Link.
    Ein Link ist eine Adresse im Internet.
    Den Link geben Sie der anderen Person.
    Die Person loggt sich mit dem eigenen Online-Ausweis ein.
    Die Person sieht die Namen von Ihnen und dem Kind.
    Die Person sieht auch die neue Adresse und den Tag.
    Das Amt erfährt: Diese Person hat Ja gesagt.
    Das Amt bekommt den Namen und das Geburts-Datum von der Person.
sorge-gesperrt-titel = Den Link gibt es hier nicht
sorge-gesperrt-text =
    Für Sie oder Ihre Familie gibt es eine Auskunfts-Sperre.
    Das bedeutet: Niemand soll Ihre Adresse erfahren.
    Mit dem Link sieht man aber die neue Adresse.
    Suchen Sie eine andere Antwort aus.
    Oder fragen Sie das Amt.
sorge-gesperrt-fehler =
    Bitte suchen Sie eine andere Antwort aus.
    Mit dem Link sieht man die neue Adresse.
sorge-unterlage = Ich lade ein Papier hoch
sorge-unterlage-hilfe =
    Zum Beispiel einen Brief von der anderen Person mit Unterschrift.
    Dazu gehört ein Bild von ihrem Ausweis.
    Es geht auch ein Papier vom Gericht.
sorge-allein = Niemand, ich entscheide allein für das Kind
sorge-allein-hilfe = Vielleicht will das Amt ein Papier darüber sehen.
sorge-allein-von = Niemand, { $name } entscheidet allein für das Kind
sorge-allein-widerspruch =
    Das Amt kennt noch eine Person mit Sorge-Recht.
    Diese Person zieht nicht mit um.
    Ist das jetzt anders?
    Dann können Sie das hier sagen.
    Das Amt sieht den Unterschied.
    Vielleicht fragt das Amt Sie danach.
sorge-spaeter = Ich zeige dem Amt später ein Papier
sorge-unterlage-titel = Papier für { $name }
sorge-unterlage-fehlt =
    Das Papier für { $name } fehlt noch.
    Laden Sie es hoch.
    Oder suchen Sie eine andere Antwort aus.
sorge-kurz-ziehen-mit = Alle mit Sorge-Recht ziehen mit um
sorge-kurz-allein = { $name } entscheidet allein für das Kind
sorge-kurz-allein-widerspruch =
    { $name } entscheidet allein für das Kind, das sagen Sie.
    Das Amt kennt noch eine andere Person.
sorge-kurz-zustimmung = Das Ja ist da
sorge-kurz-ohne-link = Sie haben die andere Person noch nicht gefragt
sorge-kurz-ohne-unterlage = Das Papier ist noch nicht da
sorge-kurz-unterlage = Das Papier ist da
sorge-kurz-spaeter = Sie zeigen das Papier später
zeile-sorge = Sorge-Recht
zeile-antwort = Ja oder Nein zum Umzug
antwort-zugestimmt = { $name } hat Ja gesagt, am { $tag }
antwort-verweigert = { $name } hat Nein gesagt, am { $tag }
antwort-verweigert-anderer =
    { $name } hat Nein gesagt, am { $tag }.
    Das war für eine andere Adresse oder einen anderen Tag.
zeile-zieht-um = Diese Person zieht um
zustimmung-stand-offen = Für { $name } fehlt noch das Ja
zustimmung-stand-teilweise = Für { $name } haben noch nicht alle Ja oder Nein gesagt
zustimmung-stand-erteilt = Für { $name } ist das Ja da
zustimmung-stand-verweigert = Für { $name } hat die andere Person Nein gesagt
zustimmung-stand-ungueltig =
    Die Adresse oder der Tag ist jetzt anders.
    Das Ja für { $name } gilt nicht mehr.
zustimmung-stand-ueberholt =
    Die Adresse oder der Tag ist jetzt anders.
    Der Link für { $name } gilt nicht mehr.
zustimmung-stand-abgelaufen = Der Link für { $name } ist zu alt
zustimmung-link-text =
    Geben Sie den Link nur der Person mit Sorge-Recht.
    Sind es mehrere Personen?
    Dann geben Sie allen den gleichen Link.
    Der Link gilt 30 Tage.
    Ändern Sie die Adresse oder den Tag?
    Dann gilt der Link nicht mehr.
    Sie können das Formular jetzt weiter ausfüllen.
zustimmung-erteilt-folge =
    Das Ja gilt nur für diese Adresse und diesen Tag.
    Ändern Sie etwas daran?
    Dann brauchen Sie ein neues Ja.
zustimmung-verweigert-folge =
    Das Amt erfährt das Nein.
    Das ist auch so, wenn Sie etwas anderes aussuchen.
    Die andere Person kann noch Ja sagen.
    Sie nimmt dafür den gleichen Link.
zustimmung-neu-folge =
    Sie brauchen ein neues Ja.
    Suchen Sie aus: „Die andere Person sagt im Internet Ja“.
    Klicken Sie dann auf „Weiter“.
    Dann bekommen Sie einen neuen Link.
weitergabe-feld = Diesen Link geben Sie weiter
weitergabe-feld-hilfe =
    Kopieren Sie den Link.
weitergabe-mail = Den Link als E-Mail schicken
zustimmung-mail-betreff = Ich brauche ein Ja von Ihnen
zustimmung-mail-text =
    Hallo, ich möchte etwas beim Amt anmelden.
    Dafür brauche ich ein Ja von Ihnen.
    Bitte öffnen Sie den Link.
    Loggen Sie sich dort mit Ihrem Online-Ausweis ein.
    Dann lesen Sie, was Sie entscheiden können.

zustimmung-titel = Sagen Sie Ja zu dem Umzug?
zustimmung-text =
    { $name } will mit einem Kind umziehen.
    { $name } fragt Sie: Sagen Sie Ja?
zustimmung-kind = Dieses Kind zieht um
zustimmung-einzug = Tag vom Einzug
zustimmung-folge =
    Das Amt bekommt Ihre Antwort.
    Das Amt sieht auch Ihren Namen und Ihr Geburts-Datum.
    Und das Amt sieht: Die Antwort ist von heute.
    Ihre Antwort gilt nur für diese Adresse und diesen Tag.
zustimmung-ja = Ja, das Kind darf umziehen
zustimmung-nein = Nein, ich bin dagegen
zustimmung-erteilt = Sie haben Ja gesagt
zustimmung-verweigert = Sie haben Nein gesagt
zustimmung-fertig =
    Sie sind fertig.
    Sie können diese Seite zu machen.
zustimmung-vorab-titel = Jemand fragt Sie: Sagen Sie Ja?
zustimmung-vorab-text =
    Jemand will mit einem Kind umziehen.
    Haben Sie auch das Sorge-Recht für das Kind?
    Dann können Sie hier Ja oder Nein sagen.
zustimmung-vorab-brauchen = Diese Dinge brauchen Sie
zustimmung-vorab-ausweis =
    Sie brauchen Ihren eigenen Online-Ausweis.
    Sie brauchen die PIN dafür.
    Und Sie brauchen ein Handy oder ein Karten-Lesegerät.
    Dann wissen wir: Sie sind die richtige Person.
zustimmung-vorab-danach =
    Loggen Sie sich zuerst ein.
    Dann sehen Sie das Kind und die Wohnung.
    Danach entscheiden Sie.
zustimmung-eigene-titel = Den Link haben Sie selbst gemacht
zustimmung-eigene-text =
    Der Link ist für die andere Person.
    Schicken Sie den Link der anderen Person.
    Hat sie schon Ja oder Nein gesagt?
    Das sehen Sie in Ihrem Formular.
zustimmung-rueckfrage-titel = Sagen Sie wirklich Nein?
zustimmung-rueckfrage-text =
    Das Amt erfährt Ihr Nein.
    Das Amt bekommt auch Ihren Namen und Ihr Geburts-Datum.
    Dann entscheidet das Amt.
zustimmung-nein-sicher = Ja, ich bin wirklich dagegen
zustimmung-doch = Ich sage jetzt doch Ja
zustimmung-erklaerung =
    Sie sagen damit auch:
    Ich habe das Sorge-Recht für dieses Kind.
zustimmung-verweigert-fertig =
    Das Amt erfährt Ihr Nein zusammen mit der Anmeldung.
    Sie können noch Ja sagen.
    Das geht nur, wenn der Link noch gilt.
einladung-weg-titel = Dieser Link ist zu alt oder falsch
einladung-weg-text =
    Vielleicht ist die Zeit für den Link vorbei.
    Oder es gibt einen neuen Link.
    Oder der Link ist für eine andere Person.
    Fragen Sie die Person, von der Sie den Link haben.
zu-viele-links-titel = Sie bekommen keinen neuen Link mehr
zu-viele-links-text =
    Für das Kind gibt es schon mehrere Antworten.
    Suchen Sie im Formular etwas anderes aus.
    Zum Beispiel können Sie ein Papier hochladen.

geber-art = Wem gehört die neue Wohnung?
nachweis-titel = Das Papier über Ihren Einzug
nachweis-text =
    Ihr Wohnungs-Geber schreibt auf: Sie sind eingezogen.
    Das Papier heißt Wohnungs-Geber-Bestätigung.
    Das steht im Bundes-Melde-Gesetz, Paragraf 19.
    Sie haben mehrere Möglichkeiten.
nachweis-text-eigentum =
    Die Wohnung gehört Ihnen.
    Dann sagen Sie selbst: Ich bin eingezogen.
    Wir schreiben das Papier für Sie.
nachweis-frage = Haben Sie die Wohnungs-Geber-Bestätigung?
nachweis-datei = Ja, ich lade das Papier hier hoch
nachweis-datei-hilfe =
    Machen Sie einfach ein Foto mit dem Handy.
    Wir machen eine PDF-Datei daraus.
nachweis-merkmal = Ja, mein Wohnungs-Geber hat das im Internet gemacht
nachweis-merkmal-hilfe =
    Dann hat er Ihnen eine Nummer gegeben.
    Das schwere Wort dafür ist: Zuordnungs-Merkmal.
nachweis-keine = Nein, ich habe die Bestätigung noch nicht
nachweis-keine-hilfe =
    Dann schickt Ihnen das Amt einen Brief.
    Der Brief kommt an Ihre neue Adresse.
    Deshalb muss Ihr Name am Brief-Kasten stehen.
    In dem Brief steht ein Code.
    Ein Code besteht aus Zahlen und Buchstaben.
    Den Code schreiben Sie dann hier auf.
nachweis-eigen = Nein, ich erkläre den Einzug selbst
nachweis-eigen-hilfe = Wir schreiben das Papier für Sie und schicken es mit.
nachweis-datei-feld = Papier vom Wohnungs-Geber hochladen
nachweis-datei-ersetzen = Eine andere Datei aussuchen
nachweis-datei-da = Wir haben diese Datei von Ihnen: { $name }
datei-hilfe =
    Sie können Fotos nehmen.
    Ein Foto heißt am Ende JPEG oder PNG.
    Oder Sie nehmen eine PDF-Datei.
    Sie können höchstens 10 Dateien nehmen.
    Jede Datei darf höchstens 10 MB groß sein.
    Alle zusammen dürfen höchstens 20 MB groß sein.
    Und alle zusammen dürfen höchstens 50 Seiten haben.
    Wir machen 1 Datei daraus.
datei-entfernen = Löschen
vordruck-ausgefuellt = Das Formular für Ihren Vermieter herunter-laden (PDF)
vordruck-ausgefuellt-text =
    Vieles haben wir schon eingetragen.
    Der Vermieter schreibt den Rest.
    Dann unterschreibt der Vermieter.
nachweis-merkmal-feld = Nummer vom Wohnungs-Geber
nachweis-merkmal-feld-hilfe =
    Hat Ihr Wohnungs-Geber alles im Internet gemacht?
    Dann schreiben Sie hier die Nummer auf.
nachweis-ohne-grund = Warum fehlt das Papier?
nachweis-ohne-grund-hilfe =
    Haben Sie das Papier?
    Dann wählen Sie hier nichts aus.
    Fehlt das Papier?
    Dann sagen wir das dem Amt für Sie.
    Das steht im Bundes-Melde-Gesetz, Paragraf 19.
    Oben haben Sie dann gewählt: „Nein, ich habe die Bestätigung noch nicht“.
nachweis-ohne-spaeter = Das Papier kommt erst noch
nachweis-ohne-verweigert = Der Wohnungs-Geber gibt mir das Papier nicht
nachweis-zeile-eigen = Ihr eigenes Papier
nachweis-zeile-merkmal = Nummer { $merkmal }
nachweis-zeile-code-spaeter = Das Papier kommt noch. Sie bekommen einen Brief mit einem Code
nachweis-zeile-code-verweigert = Sie bekommen das Papier nicht. Sie bekommen einen Brief mit einem Code
unterlagen-titel = Mehr Papiere für das Amt
unterlagen-warten =
    Wir schicken nur die Wohnungs-Geber-Bestätigung gleich mit.
    Die anderen Papiere bleiben hier.
    Hier sind sie sicher.
    Das Amt bekommt von uns einen Code.
    Mit dem Code holt das Amt die Papiere ab.
hinweis-unterlagen-warten =
    Ihre anderen Papiere sind hier sicher.
    Das Amt bekommt von uns einen Code.
    Mit dem Code holt das Amt die Papiere ab.
unterlage-feld = Papier aussuchen
unterlage-knopf = Papier hochladen
zeile-unterlage = Noch ein Papier
papier-abgewiesen-titel = Diese Datei geht leider nicht
papier-zu-viele-unterlagen =
    Sie haben schon 10 Papiere hochgeladen.
    Löschen Sie zuerst ein Papier.
    Dann können Sie ein anderes Papier hochladen.
datei-zu-viele =
    Das sind zu viele Dateien.
    Bitte suchen Sie höchstens 10 Dateien aus.
datei-zu-viele-seiten =
    Das sind zu viele Seiten.
    Alle Dateien zusammen dürfen höchstens 50 Seiten haben.
datei-zusammen-zu-gross =
    Alle Dateien zusammen sind zu groß.
    Sie dürfen zusammen höchstens 20 MB haben.
    Bitte nehmen Sie weniger Dateien.
datei-verschluesselt =
    Dieses PDF ist mit einem Pass-Wort geschützt.
    Deshalb geht es so nicht.
    Öffnen Sie das PDF.
    Drucken Sie es als neues PDF.
    Oder machen Sie ein Foto davon.
    Das laden Sie dann hoch.
datei-zu-viele-pixel =
    Das Foto ist zu groß.
    Bitte machen Sie ein kleineres Foto.

wuensche-titel = Wer soll Ihre Daten nicht bekommen?
wuensche-text =
    Das Amt darf manche Daten an andere geben.
    Sie können hier Nein sagen.
    Das kostet nichts.
    Sie müssen keinen Grund sagen.
wuensche-eintragen = Diese sollen meine Daten nicht bekommen
wuensche-eintragen-fuer = { $name }: Diese sollen die Daten nicht bekommen
wuensche-vorhanden = Dazu haben Sie schon Nein gesagt
wuensche-vorhanden-fuer = { $name }: Dazu gibt es schon ein Nein
wuensche-loeschen = Das Nein löschen: { $sperre }
wuensche-ohne-grundlage =
    Das steht heute nicht mehr im Gesetz.
    Dieses Nein ist nicht mehr nötig.
    Sie können es löschen.
sperre-2 = Kirchen und andere Religions-Gemeinschaften
sperre-2-hilfe =
    Gehört jemand aus Ihrer Familie zu einer anderen Kirche?
    Dann bekommt diese Kirche auch Daten von Ihnen.
    Das steht im Bundes-Melde-Gesetz, Paragraf 42.
sperre-5 = Zeitungen und Politiker bei Geburtstagen und Hochzeits-Tagen
sperre-5-hilfe =
    Sie werden 70 Jahre alt oder älter?
    Oder Sie feiern Goldene Hochzeit?
    Dann darf das zum Beispiel die Zeitung wissen.
    Das steht im Bundes-Melde-Gesetz, Paragraf 50.
sperre-7 = Parteien vor einer Wahl
sperre-7-hilfe =
    Vor einer Wahl schreiben Parteien manchmal Briefe.
    Dafür bekommen sie Namen und Adressen vom Amt.
    Das steht im Bundes-Melde-Gesetz, Paragraf 50.
sperre-10 = Die Bundes-Wehr
sperre-13 = Firmen, die Adress-Bücher machen
wuensche-email-titel = Sollen wir Ihnen eine E-Mail schreiben?
wuensche-email = Ihre E-Mail-Adresse
wuensche-email-hilfe =
    Wir schreiben nur: Es gibt etwas Neues.
    Ihre Daten stehen nicht in der E-Mail.
gruppe-wuensche = Wer Ihre Daten bekommt
zeile-sperre-eintragen = Hier sagen Sie Nein
zeile-sperre-loeschen = Dieses Nein löschen Sie
zeile-gemeinschaft = Sie ziehen zusammen um

vorgemerkt-titel = Ab diesem Tag können Sie das Formular abschicken: { $tag }
vorgemerkt-text =
    Erst ziehen Sie ein.
    Dann melden Sie sich an.
    Das steht im Bundes-Melde-Gesetz, Paragraf 17.
    Wir heben Ihr Formular auf.
    Kommen Sie am Tag vom Einzug wieder auf diese Seite.
    Lesen Sie dann alles noch einmal.
    Danach schicken Sie das Formular ab.
vorgemerkt-kalender = Den Tag im Kalender speichern
vorgemerkt-termin = Die neue Wohnung anmelden
vorgemerkt-termin-text =
    Ihr Formular ist fertig.
    Loggen Sie sich ein.
    Lesen Sie alles noch einmal.
    Schicken Sie es dann hier ab: { $adresse }
noch-nicht-titel = Der Tag vom Einzug kommt erst noch
noch-nicht-text =
    Wir haben Ihr Formular gespeichert.
    Am Tag vom Einzug können Sie es abschicken.
    Es geht auch später.
gemeinsam-knopf = Ziehen noch andere Menschen in die Wohnung ein?
gemeinsam-text =
    Jeder von ihnen meldet sich selbst an.
    Mit einem Link geht das schneller.
    Ein Link ist eine Adresse im Internet.
    Dann stehen die Adresse und der Tag schon im Formular.
    Auch das Papier vom Wohnungs-Geber ist schon da.
    Das Amt sieht: Sie gehören zusammen.
    Geben Sie den Link nur Menschen, die mit einziehen.
gemeinsam-gesperrt =
    Für Sie oder Ihre Familie gibt es eine Auskunfts-Sperre.
    Mit dem Link sieht man die neue Adresse.
    Überlegen Sie gut: Wer bekommt den Link?
gemeinsam-link-machen = Einen Link machen
gemeinsam-gilt =
    Der Link gilt 30 Tage.
    Höchstens 9 Personen können ihn benutzen.
    Haben Sie das Formular abgeschickt?
    Dann gilt der Link noch höchstens 14 Tage.
    Sie können ihn dann nicht mehr zurück-nehmen.
gemeinsam-zuruecknehmen = Den Link löschen
gemeinsam-mail-betreff = Ein Link für unsere neue Wohnung
gemeinsam-mail-text =
    Hallo, hier ist ein Link.
    Damit melden Sie sich für unsere Wohnung an.
    Sie brauchen dafür Ihren Online-Ausweis.
    Bitte geben Sie den Link nicht weiter.
gemeinsam-eigener-titel = Der Link ist für andere Menschen
gemeinsam-eigener-text =
    Sie haben den Link selbst gemacht.
    Schicken Sie den Link den anderen Menschen in der Wohnung.
    Ihre eigene Anmeldung finden Sie auf einer anderen Seite.
    Die Seite heißt „Meine Anmeldungen“.
gemeinsam-titel = Zusammen umziehen
gemeinsam-von =
    { $name } hat Sie eingeladen.
    Sie ziehen in die gleiche Wohnung.
    Fangen Sie hier Ihre eigene Anmeldung an.
gemeinsam-von-unbekannt =
    Jemand hat Sie eingeladen.
    Sie ziehen in die gleiche Wohnung.
    Fangen Sie hier Ihre eigene Anmeldung an.
gemeinsam-was =
    Die Adresse und der Tag stehen schon im Formular.
    Auch der Wohnungs-Geber steht schon dort.
    Sie lesen alles genau.
    Ist etwas falsch?
    Dann ändern Sie es.
    Danach schicken Sie Ihre Anmeldung ab.
    Die andere Person sieht Ihre Daten nicht.
erklaerung-familie =
    Sie sagen das auch für die Menschen, die mit umziehen.
    Und Sie sagen: Ich darf die Daten von ihnen bekommen.
    Das steht im Bundes-Melde-Gesetz, Paragraf 23a.

befund-unter-16 =
    Sie sind jünger als 16 Jahre.
    Dann melden Ihre Eltern Sie an.
    Das können Ihre Eltern auch hier machen.
    Sie brauchen dafür ein eigenes Formular.
befund-minderjaehrig-fuer-andere =
    Sie sind jünger als 18 Jahre.
    Dann können Sie hier nur sich selbst anmelden.
    Gehen Sie zu dem Schritt „Diese Menschen ziehen mit um“.
    Kreuzen Sie dort nichts an.
befund-zustimmung-fehlt =
    Noch haben nicht alle mit Sorge-Recht Ja gesagt.
    Schicken Sie den Link.
    Oder suchen Sie eine andere Antwort aus.
wartet-titel = Es fehlt noch etwas
wartet-text =
    Ihr Formular ist gespeichert.
    Sie können später weiter-machen.
wartet-amt-titel = Sie können auch zum Amt gehen
wartet-amt =
    Sie können sich auch dort anmelden.
    Das ist das Amt an Ihrem neuen Wohn-Ort:
befund-unterlage-fehlt =
    Das Papier über das Sorge-Recht fehlt noch.
    Bitte laden Sie das Papier hoch.
    Oder suchen Sie eine andere Antwort aus.
abruf-ausweis-titel = Dieser Ausweis geht hier noch nicht
abruf-ausweis-text =
    Mit Ihrem Ausweis geht es hier noch nicht.
    Bitte gehen Sie zur Melde-Behörde.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
    Dort hilft man Ihnen.

grund-zu-weit-voraus = Bis zu diesem Tag dauert es noch sehr lange. Bitte kommen Sie später wieder.
grund-spanne = Bitte schreiben Sie nur 1 Haus-Nummer auf. Zum Beispiel: 12
fehler-einzug-tag-grund-fehlt = An welchem Tag ziehen Sie ein? Bitte schreiben Sie den Tag auf.
fehler-einzug-tag-grund-kein-datum = Diesen Tag gibt es nicht. Bitte schreiben Sie Tag, Monat und Jahr als Zahlen.
fehler-auszug-tag-grund-kein-datum =
    Diesen Tag gibt es nicht.
    Bitte schreiben Sie den Tag vom Auszug als Zahlen.
    Oder lassen Sie alle 3 Felder leer.
fehler-bisherige-0-grund-fehlt = Was machen Sie mit der alten Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-1-grund-fehlt = Was machen Sie mit der zweiten Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-2-grund-fehlt = Was machen Sie mit der dritten Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-3-grund-fehlt = Was machen Sie mit der vierten Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-4-grund-fehlt = Was machen Sie mit der fünften Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-5-grund-fehlt = Was machen Sie mit der sechsten Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-6-grund-fehlt = Was machen Sie mit der siebten Wohnung? Bitte suchen Sie etwas aus.
fehler-bisherige-7-grund-fehlt = Was machen Sie mit der achten Wohnung? Bitte suchen Sie etwas aus.
fehler-vorwiegend-grund-fehlt = Wo sind Sie die meiste Zeit? Bitte suchen Sie eine Wohnung aus.
fehler-getrennt-grund-fehlt = Leben Sie als Paar für immer getrennt? Bitte suchen Sie Ja oder Nein aus.
fehler-versichert-grund-fehlt = Dürfen Sie die Daten von diesen Menschen bekommen? Dann kreuzen Sie das hier an.
fehler-mit-grund-form = Eine Person ist nicht mehr in der Liste. Bitte wählen Sie neu.
fehler-nachweis-grund-fehlt = Haben Sie das Papier? Bitte suchen Sie eine Antwort aus.
fehler-merkmal-grund-fehlt = Bitte schreiben Sie die Nummer vom Wohnungs-Geber auf.
fehler-merkmal-grund-zu-lang = Die Nummer ist zu lang. Sie können höchstens 60 Zeichen schreiben.
fehler-ohne-grund-grund-fehlt = Warum fehlt das Papier? Bitte suchen Sie eine Antwort aus.
fehler-datei-grund-fehlt = Bitte laden Sie das Papier hoch. Oder suchen Sie eine andere Antwort aus.
fehler-email-grund-form = Das ist keine E-Mail-Adresse. Richtig ist zum Beispiel: name@beispiel.de
fehler-email-grund-zu-lang = Diese E-Mail-Adresse ist zu lang. Bitte nehmen Sie eine andere.
fehler-eintragen-grund-form = Das können Sie nicht auswählen. Bitte wählen Sie neu.
fehler-loeschen-grund-form = Dieses Nein steht nicht mehr beim Amt. Bitte wählen Sie neu.
fehler-sorge-0-grund-fehlt = Wer hat das Sorge-Recht für das erste Kind? Bitte suchen Sie etwas aus.
fehler-sorge-1-grund-fehlt = Wer hat das Sorge-Recht für das zweite Kind? Bitte suchen Sie etwas aus.
fehler-sorge-2-grund-fehlt = Wer hat das Sorge-Recht für das dritte Kind? Bitte suchen Sie etwas aus.
fehler-sorge-3-grund-fehlt = Wer hat das Sorge-Recht für das vierte Kind? Bitte suchen Sie etwas aus.
fehler-sorge-4-grund-fehlt = Wer hat das Sorge-Recht für das fünfte Kind? Bitte suchen Sie etwas aus.
fehler-sorge-5-grund-fehlt = Wer hat das Sorge-Recht für das sechste Kind? Bitte suchen Sie etwas aus.
fehler-sorge-6-grund-fehlt = Wer hat das Sorge-Recht für das siebte Kind? Bitte suchen Sie etwas aus.
fehler-sorge-7-grund-fehlt = Wer hat das Sorge-Recht für das achte Kind? Bitte suchen Sie etwas aus.
fehler-einwand-grund-zu-lang = Ein Text ist zu lang. Sie können höchstens 200 Zeichen schreiben.
fehler-einwand-grund-form = Einen Text können wir nicht speichern. Bitte schreiben Sie ihn anders.
fehler-wohnungsinhaber-grund-zu-lang = Der Name an der Tür ist zu lang. Sie können höchstens 75 Zeichen schreiben.
fehler-name-grund-zu-lang = Der Name vom Wohnungs-Geber ist zu lang. Sie können höchstens 120 Zeichen schreiben.
fehler-strasse-hausnummer-grund-zu-lang = Straße und Haus-Nummer sind zu lang. Sie können höchstens 70 Zeichen schreiben.
fehler-plz-ort-grund-zu-lang = Post-Leit-Zahl und Ort sind zu lang. Sie können höchstens 50 Zeichen schreiben.
fehler-eigentuemer-grund-zu-lang = Dieser Name ist zu lang. Sie können höchstens 120 Zeichen schreiben.
