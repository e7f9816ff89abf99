# Legal notice (section 5 DDG).
impressum-titel = Legal notice
impressum-einleitung = Who is behind this online service, and how to reach us.
impressum-anbieter = Provider
impressum-anbieter-1 = { $land } offers this online service for its municipalities. Information under section 5 of the Digital Services Act (DDG):
impressum-vertretung = Represented by
impressum-vertretung-1 = { $vertretung }
impressum-umsatzsteuer = VAT identification number
impressum-behoerden = Registration offices
impressum-behoerden-1 = The registration office of your new municipality decides on your registration. These offices take part:
impressum-technik = Technology and licences
impressum-technik-1 = The service uses the free software Meldewerk, the design system KERN UX and the fonts Fira Sans and Noto Sans.
impressum-technik-2 = Licences: software and design European Union Public Licence 1.2, fonts SIL Open Font License 1.1.
