# Frame of every page, dates, buttons, error pages, login.
dienst-name = Residence online
sprung-zum-inhalt = Skip to content
kopf-amtlich = Official online service – { $land }
kopf-test = Test mode – not an official service
sprachwahl = Language
hauptmenue = Main menu
fussmenue = Legal information and help
menue-start = Start
menue-faelle = My cases
menue-pruefen = Check a document
menue-hilfe = Help
angemeldet-als = Logged in as
abmelden = Log out
test-titel = Test mode:
test-text = All people and data are invented. Nothing you do here has any legal effect.
impressum = Legal notice
datenschutz = Data protection
barrierefreiheit = Accessibility

monat = { $monat ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
tag-punkt = { "" }
zeitpunkt = { $tag }, { $uhrzeit }
datum-unbekannt = not known
datum-tag = Day
datum-monat = Month
datum-jahr = Year

weiter = Continue
zurueck = Back
aendern = Change
freiwillig = (optional)
bitte-waehlen = Please choose
spaeter-weiter = Continue later
zur-startseite = To the start page
zu-viele-titel = Please wait a moment
zu-viele-text = Very many requests came from your connection in a short time. Nothing is lost. In a minute you can go on.
nochmal = Try again
meldung-schritte = What you can do
zu-den-vorgaengen = To my cases
schritt-von = Step { $schritt } of { $von }
fehler-wort = Error:
fehlerliste-titel = Please check your entries
fehlerliste-text = Something is missing or not right. Choose an entry to go to the field.
kontakt-telefon = Phone
kontakt-email = Email
kontakt-zeiten = Open
aktenzeichen = File number
eingereicht-am = sent on { $tag }

# Error pages
nicht-gefunden-titel = This page does not exist
nicht-gefunden-text = Perhaps the address is misspelt. Or the case is already closed or deleted.
unbekannter-host-titel = There is no service at this address
unbekannter-host-text = Please open the online service of your Land again from the website of your municipality.
stoerung-titel = Sorry, that did not work
stoerung-text = Something went wrong on our side. It is not your fault. What you have already saved is kept.
stoerung-weg = Please try again in a few minutes.
abgelaufen-titel = This page is no longer valid
abgelaufen-text = You have logged out or logged in again in the meantime. To be safe we did not take your last entry.
abgelaufen-weg = Please open the page again and send the form once more.
zu-gross-titel = The file is too large
zu-gross-text = A file can be at most 10 MB. Make the photo smaller or save the document as a PDF.
anfrage-titel = The request was not complete
anfrage-text = Your browser did not send us everything. Please go back and try again.

# Login
anmeldewahl-titel = Which account would you like to log in with?
anmeldewahl-text = Choose your user account. With each of them you need the online ID with PIN.
anmeldewahl-dasselbe = Have you begun or submitted something here before? Then take the same account as you did then: each one shows only what you did with it.
login-abgebrochen-titel = You cancelled the login
login-abgebrochen-text = Nothing was sent. You can try again at any time.
login-niveau-titel = Please log in with your online ID
login-niveau-text = The law requires secure proof of who you are before we may use your registration data. A user name with a password is not enough. When you log in, choose the online ID with PIN.
login-niveau-weg = No PIN, or your online ID is not switched on? The help page tells you what to do.
login-unbekannt-titel = The login has expired
login-unbekannt-text = Too much time has passed since you began, or you changed the browser. To be safe we start again.
login-stoerung-titel = Logging in is not possible at the moment
login-stoerung-text = The login service is not responding, or not correctly. It is not your fault. Please try again in a few minutes.
login-angaben-titel = The login service sent too little information
login-angaben-text = We need your name, date of birth and address from your online ID. Some of it was missing. Please agree to the transfer of these data when you log in.
login-hilfe = Help with the online ID
abgemeldet-titel = You are logged out
abgemeldet-text = If you use somebody else's device, please close the browser window, too.
