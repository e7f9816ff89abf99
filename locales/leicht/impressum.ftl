# Impressum – in Leichter Sprache.
impressum-titel = Wer macht diesen Online-Dienst?
impressum-einleitung = Hier steht, wer wir sind und wo Sie uns finden.
impressum-anbieter = Wer ist verantwortlich?
impressum-anbieter-1 =
    Diesen Online-Dienst macht { $land }.
    Er ist für die Städte und Dörfer dort.
    Das Digitale-Dienste-Gesetz sagt: Wir müssen unsere Adresse nennen.
impressum-vertretung = Wer ist der Chef oder die Chefin?
impressum-vertretung-1 = Das ist: { $vertretung }
impressum-umsatzsteuer = Unsere Nummer für das Finanz-Amt
impressum-behoerden = Die Melde-Behörden
impressum-behoerden-1 =
    Über Ihre Anmeldung entscheidet die Melde-Behörde.
    Das ist das Amt in Ihrer neuen Stadt.
    Diese Ämter machen mit:
impressum-technik = Welches Programm ist das?
impressum-technik-1 =
    Das Programm heißt Meldewerk.
    Jeder darf das Programm benutzen.
    Die Seiten sehen aus wie KERN UX.
    Die Schriften heißen Fira Sans und Noto Sans.
impressum-technik-2 =
    Es gibt Regeln für das Programm und die Schriften.
    Sie heißen: European Union Public Licence 1.2 und SIL Open Font License 1.1.
