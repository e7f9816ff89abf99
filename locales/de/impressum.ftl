# Impressum (§ 5 DDG).
impressum-titel = Impressum
impressum-einleitung = Wer hinter diesem Online-Dienst steht und wie Sie uns erreichen.
impressum-anbieter = Anbieter
impressum-anbieter-1 = Diesen Online-Dienst bietet { $land } für seine Gemeinden an. Angaben nach § 5 Digitale-Dienste-Gesetz:
impressum-vertretung = Vertreten durch
impressum-vertretung-1 = { $vertretung }
impressum-umsatzsteuer = Umsatzsteuer-Identifikationsnummer
impressum-behoerden = Meldebehörden
impressum-behoerden-1 = Über Ihre Anmeldung entscheidet die Meldebehörde Ihrer neuen Gemeinde. Diese Behörden machen mit:
impressum-technik = Technik und Lizenzen
impressum-technik-1 = Der Dienst benutzt die freie Software Meldewerk, das Gestaltungssystem KERN UX und die Schriften Fira Sans und Noto Sans.
impressum-technik-2 = Lizenzen: Software und Gestaltung European Union Public Licence 1.2, Schriften SIL Open Font License 1.1.
