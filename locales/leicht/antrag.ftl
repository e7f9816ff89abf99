# Das Formular – in Leichter Sprache; weitere Schritte stehen in umzug.ftl.
daten-titel = Sind Ihre Daten richtig?
daten-text =
    Diese Daten haben wir von der Melde-Behörde.
    Die Melde-Behörde ist das Amt für Ihre Anmeldung.
    Das Amt gehört zu Ihrer alten Wohnung: { $gemeinde }.
    Bitte lesen Sie alles genau.
daten-weiter = Alles gelesen – weiter
gruppe-person = Das sind Sie
gruppe-wohnung = Ihre alte Wohnung
gruppe-wohnungen = Ihre alten Wohnungen
gruppe-weitere = Mehr Daten über Sie
gruppe-person-andere = Das ist die Person
gruppe-wohnung-andere = Die alte Wohnung
gruppe-wohnungen-andere = Die alten Wohnungen
gruppe-weitere-andere = Mehr Daten über die Person
gruppe-beteiligt-partner = Ehe-Partner oder Lebens-Partner
gruppe-beteiligt-kind = Ihr Kind { $nummer }
gruppe-beteiligt-vertreter = Vertretung nach dem Gesetz { $nummer }
daten-beteiligte = Familie und Vertretung ({ $anzahl })
gruppe-neue-wohnung = Die neue Wohnung
gruppe-wohnungsgeber = Von wem haben Sie die Wohnung?

wohnung-titel = Wie ist Ihre neue Adresse?
wohnung-text =
    Schreiben Sie hier die Adresse von der neuen Wohnung auf.
wohnung-gemeinde = Stadt oder Dorf
wohnung-gemeinde-hilfe = In der Liste stehen nur Orte, die hier mitmachen.
wohnung-strasse = Straße
wohnung-strasse-hilfe = Die Haus-Nummer kommt in das nächste Feld
wohnung-hausnummer = Haus-Nummer
wohnung-postleitzahl = Post-Leit-Zahl
wohnung-wohnungsnummer = Stock-Werk oder Nummer von der Wohnung
wohnung-wohnungsnummer-hilfe = Sie können 4 Zeichen schreiben. Zum Beispiel: 12
wohnung-zusatzangaben = Mehr zur Adresse
wohnung-zusatzangaben-hilfe = Zum Beispiel: Hinter-Haus
wohnungsart-alleinige = Einzige Wohnung
wohnungsart-haupt = Haupt-Wohnung
wohnungsart-neben = Neben-Wohnung
wohnung-bezogen = Tag vom Einzug
wohnung-anschrift = Adresse

geber-titel = Wer hat Ihnen die Wohnung gegeben?
geber-text =
    Im Gesetz heißt diese Person Wohnungs-Geber.
    Meistens ist das der Vermieter oder die Vermieterin.
    Wohnen Sie bei einer anderen Person zur Unter-Miete?
    Dann ist diese Person der Wohnungs-Geber.
geber-vermietung = Die Wohnung gehört einer anderen Person
geber-vermietung-hilfe = Sie zahlen zum Beispiel Miete. Oder Sie wohnen bei Ihrer Familie.
geber-eigentum = Das ist meine eigene Wohnung
geber-eigentum-hilfe = Dann lassen Sie die nächsten Felder bitte leer.
geber-angaben = Ihr Wohnungs-Geber
geber-angaben-text = Gehört die Wohnung Ihnen? Dann überspringen Sie diese Felder.
geber-name = Name vom Wohnungs-Geber
geber-name-hilfe = Schreiben Sie den Namen wie auf dem Papier. Es kann auch eine Firma sein.
geber-strasse = Straße und Haus-Nummer vom Wohnungs-Geber
geber-ort = Post-Leit-Zahl und Ort vom Wohnungs-Geber
geber-eigentuemer = Name von der Person, der die Wohnung gehört
geber-eigentuemer-hilfe = Gehört die Wohnung dem Wohnungs-Geber? Dann lassen Sie das Feld leer.
geber-zeile-art = So wohnen Sie
geber-zeile-bestaetigung = Papier vom Wohnungs-Geber

pruefung-titel = Ist alles richtig?
pruefung-text =
    Bitte lesen Sie alles noch einmal.
    Wir haben noch nichts abgeschickt.
befund-titel = So können wir die Anmeldung noch nicht abschicken
befund-schon-gemeldet =
    An dieser Adresse sind Sie schon angemeldet.
    Sie sind fertig.
    Ist die Adresse falsch?
    Dann ändern Sie bitte die Adresse.
befund-andere-gemeinde =
    Ihre neue Wohnung ist in einer anderen Stadt oder einem anderen Dorf.
    Bitte gehen Sie zur ersten Seite.
    Klicken Sie dort auf „Neue Wohnung anmelden“.
befund-gleiche-gemeinde =
    Ihre neue Wohnung ist in der gleichen Stadt oder dem gleichen Dorf.
    Bitte gehen Sie zur ersten Seite.
    Klicken Sie dort auf „Umzug in der gleichen Gemeinde“.
befund-vor-geburt =
    Der Tag vom Einzug ist vor Ihrer Geburt.
    Das kann nicht stimmen.
    Bitte ändern Sie den Tag.
erklaerung-titel = Das sagen Sie dem Amt
erklaerung-warnung =
    Bitte nehmen Sie sich Zeit.
    Was Sie hier erklären, ist wichtig.
    Es gilt vor dem Gesetz.
erklaerung-text =
    Sie schicken die Anmeldung ab.
    Damit erklären Sie: Alle Angaben sind richtig.
    Und: Ich bin wirklich eingezogen.
    Das steht im Bundes-Melde-Gesetz, Paragraf 23a.
    Für falsche Angaben kann es ein Buß-Geld geben.
    Bei einem Buß-Geld müssen Sie Geld bezahlen.
    Das steht im Bundes-Melde-Gesetz, Paragraf 54.
erklaerung-empfaenger = Ihre Anmeldung bekommt: { $amt }.
erklaerung-verspaetet =
    Sie sind vor mehr als 2 Wochen eingezogen.
    Sie können sich trotzdem jetzt anmelden.
unterschrift-titel = So geht Ihre Unterschrift
unterschrift-text =
    Klicken Sie unten auf „Jetzt gültig anmelden“.
    Dann loggen Sie sich noch einmal mit dem Online-Ausweis ein.
    Das ist Ihre Unterschrift.
    Erst dann schicken wir die Anmeldung ab.
verbindlich-anmelden = Jetzt gültig anmelden
entwurf-loeschen = Formular mit allen Angaben löschen

unvollstaendig-titel = Etwas fehlt noch
unvollstaendig-text =
    Sie müssen noch etwas ausfüllen.
    Wir haben Ihre Angaben gespeichert.
veraendert-titel = Im Formular ist etwas anders
veraendert-text =
    Jemand hat das Formular geändert.
    Vielleicht waren Sie das in einem anderen Fenster.
    Wir haben noch nichts abgeschickt.
    Bitte lesen Sie alles noch einmal.
ohne-beweise-titel = Sie können gerade nichts abschicken
ohne-beweise-text =
    Bei uns geht etwas nicht.
    Wir haben nichts abgeschickt.
    Ihre Angaben sind noch da.
ohne-beweise-weg =
    Versuchen Sie es in einer Stunde noch einmal.
    Oder rufen Sie Ihr Amt an.
keine-unterschrift-titel = Die Unterschrift ist von einer anderen Person
keine-unterschrift-text =
    Sie haben dieses Formular angefangen.
    Sie müssen sich auch selbst noch einmal einloggen.
    Benutzen Sie dafür Ihren eigenen Online-Ausweis.
    Wir haben noch nichts abgeschickt.
    Ihre Angaben sind gespeichert.
zum-formular = Wieder zum Formular
daten-veraendert-titel = Ihre Daten sind jetzt anders
daten-veraendert-text =
    Ihr Amt hat etwas an Ihren Daten geändert.
    Wir haben noch nichts abgeschickt.
    Bitte lesen Sie die neuen Daten.
daten-ansehen = Die neuen Daten lesen
auffrischen-nicht-erreichbar-titel = Das Amt antwortet gerade nicht
auffrischen-nicht-erreichbar-text =
    Ihre Daten sind älter als ein Tag.
    Darum fragen wir das Amt noch einmal.
    Das Amt antwortet gerade nicht.
    Ihr Formular ist gespeichert.
    Bitte versuchen Sie es später noch einmal.
befund-nur-statuswechsel =
    Das Amt kennt diese Wohnung schon.
    Sie wollen nur die Haupt-Wohnung ändern.
    Das geht im Internet noch nicht.
    Bitte sagen Sie es Ihrem Amt.
befund-angehoerige-schon-gemeldet =
    Eine Person ist an der neuen Adresse schon gemeldet.
    Diese Person muss nicht mit in das Formular.
    Bitte wählen Sie die Person nicht aus.
befund-sperre-unzulaessig =
    Das neue Amt kann einen Widerspruch nicht eintragen.
    Das macht das Amt von Ihrer Haupt-Wohnung.
    Bitte wählen Sie diesen Widerspruch nicht aus.
