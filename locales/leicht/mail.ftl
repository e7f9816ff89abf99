# E-Mails – in Leichter Sprache. Sie sagen nur: Es gibt etwas Neues.
mail-neuigkeit-betreff = Es gibt eine neue Nachricht für Sie
mail-neuigkeit-text =
    Es gibt etwas Neues für Sie.
    Es steht im Online-Dienst von { $land }.
    Loggen Sie sich dort ein.
    Dann sehen Sie, was neu ist.
    In dieser E-Mail steht das nicht.
    So schützen wir Ihre Daten.
mail-entwurf-betreff = Wir löschen bald Ihr Formular
mail-entwurf-text =
    Sie haben ein Formular angefangen.
    Es liegt im Online-Dienst von { $land }.
    Sie haben es noch nicht abgeschickt.
    In ein paar Tagen löschen wir das Formular.
    Brauchen Sie das Formular noch?
    Dann loggen Sie sich ein.
    Klicken Sie auf: „Formular behalten“.
    Oder füllen Sie das Formular fertig aus.
mail-einzug-betreff = Sie können Ihr Formular heute abschicken
mail-einzug-text =
    Sie haben uns einen Tag gesagt.
    An diesem Tag ziehen Sie um.
    Das war im Online-Dienst von { $land }.
    Heute ist dieser Tag.
    Jetzt können Sie Ihr Formular abschicken.
    Sie haben dafür 2 Wochen Zeit.
mail-anrede = Guten Tag.
mail-weg =
    Das können Sie jetzt tun:
    Öffnen Sie diese Seite im Internet.
    Loggen Sie sich dort ein.
    { $adresse }
mail-sicher =
    Diese E-Mail hat keine Datei dabei.
    Wir fragen Sie in E-Mails nie nach Ihrer PIN.
    Wir fragen auch nie nach einem Pass-Wort.
mail-abstellen =
    Möchten Sie keine E-Mails mehr?
    Dann loggen Sie sich ein.
    Öffnen Sie die Seite: „Meine Anmeldungen“.
    Klicken Sie dort auf: „Keine E-Mails mehr“.
mail-gruss = Viele Grüße
mail-rueckmeldung-betreff = Jemand hat etwas zum Online-Dienst gesagt
mail-rueckmeldung-land = Bundes-Land:
mail-rueckmeldung-thema = Darum geht es:
mail-rueckmeldung-seite = Auf dieser Seite:
mail-rueckmeldung-antwort = Die Antwort geht an:

mails-titel = E-Mails von uns
mails-an =
    Haben Sie uns Ihre E-Mail-Adresse gegeben?
    Dann schreiben wir Ihnen, wenn es etwas Neues gibt.
    In der E-Mail steht nichts über Sie.
mails-aus =
    Sie bekommen keine E-Mails von uns.
    Etwas Neues sehen Sie nur hier.
    Dafür müssen Sie sich einloggen.
mails-abstellen = Keine E-Mails mehr
mails-anstellen = Wieder E-Mails bekommen
entwurf-loeschtag = Wir löschen das Formular am { $tag }.
entwurf-bald-titel = Wir löschen dieses Formular bald
entwurf-bald-text =
    Am { $tag } löschen wir das Formular.
    Brauchen Sie das Formular noch?
    Dann klicken Sie auf den Knopf.
entwurf-behalten = Formular behalten
