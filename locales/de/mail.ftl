# E-Mails. Sie sagen nur, dass es etwas Neues gibt: kein Name, kein Aktenzeichen, kein Ort.
mail-neuigkeit-betreff = Es gibt etwas Neues für Sie
mail-neuigkeit-text = In Ihrem Konto beim Online-Dienst von { $land } gibt es etwas Neues. Was es ist, steht aus Gründen des Datenschutzes nicht in dieser E-Mail.
mail-entwurf-betreff = Ihr angefangenes Formular wird bald gelöscht
mail-entwurf-text = In Ihrem Konto beim Online-Dienst von { $land } liegt ein Formular, das Sie noch nicht abgeschickt haben. In wenigen Tagen löschen wir es. Möchten Sie es behalten? Melden Sie sich an und wählen Sie „Behalten“, oder füllen Sie es weiter aus.
mail-einzug-betreff = Heute können Sie Ihr Formular absenden
mail-einzug-text = Heute ist der Tag, den Sie im Online-Dienst von { $land } genannt haben. Jetzt können Sie Ihr Formular absenden. Sie haben dafür zwei Wochen Zeit.
mail-anrede = Guten Tag,
mail-weg =
    So geht es weiter: Öffnen Sie die Startseite und melden Sie sich an.
    { $adresse }
mail-sicher = Diese E-Mail hat keinen Anhang. Nach PIN, Passwort oder anderen Daten fragen wir nie per E-Mail.
mail-abstellen = Sie möchten keine E-Mails mehr? Melden Sie sich an, öffnen Sie „Meine Vorgänge“ und wählen Sie „E-Mails abstellen“.
mail-gruss = Freundliche Grüße
mail-rueckmeldung-betreff = Rückmeldung zum Online-Dienst
mail-rueckmeldung-land = Land:
mail-rueckmeldung-thema = Thema:
mail-rueckmeldung-seite = Seite:
mail-rueckmeldung-antwort = Antwort an:

# E-Mails an- und abstellen, Entwürfe behalten (Seite „Meine Vorgänge“).
mails-titel = E-Mails
mails-an = Wenn Sie in einem Formular eine E-Mail-Adresse angegeben haben, schreiben wir Ihnen, sobald es etwas Neues gibt. In der E-Mail steht nichts über Sie.
mails-aus = Sie bekommen keine E-Mails von uns. Etwas Neues sehen Sie nur hier, wenn Sie sich anmelden.
mails-abstellen = E-Mails abstellen
mails-anstellen = E-Mails wieder anstellen
entwurf-loeschtag = Wir löschen den Entwurf am { $tag }.
entwurf-bald-titel = Dieser Entwurf wird bald gelöscht
entwurf-bald-text = Am { $tag } löschen wir ihn, wenn Sie nichts tun. Brauchen Sie ihn noch? Dann behalten Sie ihn, oder füllen Sie ihn weiter aus.
entwurf-behalten = Behalten
