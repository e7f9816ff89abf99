# After sending: take back, timeline, documents, what comes next.
wochentag = { $tag ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
zustand-zurueckgezogen = Taken back
zustand-verfallen = Expired
fall-geschafft = Done
fall-dokumente = Your documents
fall-papiere = Papers you uploaded
fall-papiere-text = The registration office finds these papers with the case code:
fall-unterwegs = Your registration is with the registration office. You can no longer take it back or change it online. If something is not right, simply contact the office:
hinweis-code-einmal = The code can be sent only once. The answer of the registration office tells whether it was right.
hinweis-gestoert-warten = You can wait. If an answer to this registration does come, it counts.
hinweis-zurueckgezogen = You have taken this registration back. The registration office has received nothing of it.
hinweis-zurueckgezogen-pflicht = Have you moved in already? Then please still register, online or at the registration office.
hinweis-verfallen = The time for the code is over. You are not registered yet. That is easy to make up for.
hinweis-verfallen-spaet = If the registration office decides on this registration after all, its decision counts. You will see it here.

ruecknahme-titel = Would you like to take the registration back?
ruecknahme-bis = We have not sent anything yet. Until { $bis } you can take your registration back here.
ruecknahme-knopf = Take the registration back
ruecknahme-zu-spaet-titel = Your registration is already on its way
ruecknahme-zu-spaet-text = We have already begun to send your registration to the registration office. So you can no longer take it back here.
ruecknahme-zu-spaet-weg = Would you like to change something? The registration office will help you:
ruecknahme-zum-vorgang = Back to the case
neu-titel = What you can do now

neu-text = You can submit the form again. Your details are still there. You check them and change what needs changing.
neu-text-abgelehnt = Can you put right what did not fit? Then change your details and submit the registration again. What you filled in is still there.
neu-schalter = Or you go to the registration office. Take your ID, the landlord's confirmation and this page with you. It shows when you submitted the registration online.
neu-knopf = Correct and submit again
neu-nicht-noetig-titel = A new registration is not needed here
neu-nicht-noetig-text = Your registration is still under way, or you are registered already. The page of the case shows where it stands.
schon-offen-titel = You have already sent a registration
schon-offen-text = A registration of yours is under way at this registration office. Please wait for the answer. After that you can submit something new.
schon-offen-weg = Your draft is kept.
schon-offen-zum-vorgang = To the registration under way

code-schon-gesendet-titel = You have already sent a code
code-schon-gesendet-text = The registration office checks the code. A second one is possible only after a new letter.
code-zu-spaet-titel = The time for the code is over
code-zu-spaet-text = We can no longer pass this code on. The page of the case says how you can register all the same.

verlauf-erneut = Sent once more
verlauf-brief = Letter with a code sent to your new address
verlauf-code-abgeschickt = Code sent
verlauf-code-bis = Please enter it by { $tag }
verlauf-entscheidung-dauer = Mostly after one to three working days
verlauf-gestoert = Transfer disturbed, we take care of it
verlauf-zurueckgezogen = Taken back by you
verlauf-verfallen = Time for the code is over

dokument-meldebestaetigung-fuer = Confirmation of registration for { $name }
dokument-kopie = Receipt with all your details
papier-bestaetigung = Landlord's confirmation
papier-sonst = Further paper
papier-sorge = Proof of custody
frist-kalender = Put the last day for the code into your calendar (ICS)
frist-kalender-titel = Enter the code from the letter
frist-kalender-text = Today is the last day on which the code from the letter of the registration office is valid. Enter it under “My cases”.
schalter-qr = QR code: opens this case for the registration office

ausweis-titel = Your ID card
ausweis-text = The address on your ID card does not change by itself. That is a separate step: the chip is updated and you get a sticker.
ausweis-text-neben = Your ID card shows the address of your main home. It stays as it is. You do not have to change anything on the card.
ausweis-link = Change the address on the card
ausweis-vor-ort = The ID card authority of your new municipality does that.
danach-titel = What else a move asks for
danach-titel-neben = What else a second home involves
danach-text = Not everything applies to you. The links lead to other sites.
danach-kfz = Car or motorcycle
danach-kfz-text = The vehicle papers need the new address. The vehicle registration office does that, often online too.
danach-rundfunk = Broadcasting fee
danach-rundfunk-text = Tell the Beitragsservice your new address.
danach-post = Have your mail forwarded
danach-post-text = So letters to your old address reach you too.
danach-bank = Bank and insurance
danach-bank-text = Tell your bank, your health insurance and other insurers your new address.
danach-arbeit = Employer, school or university
danach-arbeit-text = They need the new address too.
danach-kinder = Day care and school
danach-kinder-text = Do children move along? Ask the municipality about day care and school at the new place.
danach-vertraege = Electricity, internet and telephone
danach-vertraege-text = End the contracts of the old dwelling, or take them along.
danach-steuer = Second home tax
danach-steuer-text = Some municipalities charge this tax for a second home. The municipality tells you whether and how much.
danach-rundfunk-neben = Broadcasting fee for the second home
danach-rundfunk-neben-text = Do you already pay the fee for your main home? Then you can apply for an exemption for the second home.
danach-vertraege-neben = Electricity, internet and insurance
danach-vertraege-neben-text = You need contracts for the second home too, for example for electricity. Ask your home contents insurer whether you are covered there.

schalter-knopf = Prepare a visit
schalter-titel = For your visit to the registration office
schalter-text = Print this page, or show it on your phone. Then you need not write anything down again.
schalter-fallcode = Your case code
schalter-fuer-die-behoerde = For the registration office: this code opens details and papers at { $adresse }.
schalter-mitbringen = What to bring
schalter-mitbringen-ausweis = ID card, passport or residence permit (eAT) of everyone who is moving
schalter-mitbringen-bestaetigung = the landlord's confirmation, if you have it
schalter-mitbringen-seite = this page, on paper or on your phone
schalter-papiere = The papers that you uploaded are waiting there already.
schalter-wohin = Where to go

# The page of the registration office
amt-titel = Access for registration offices
amt-text = With your access key and the case code you open a case: everything that was declared, and the papers that wait for you.
amt-keine = No municipality has access here.
amt-gemeinde = Municipality
amt-schluessel = Access key
amt-schluessel-hilfe = The operator of this online service has given it to you.
amt-code = Case code
amt-code-hilfe = It is in the message 1704 and on the paper of the person, for example 7K3Q-9XHT-0B2C-M5VW.
amt-knopf = Open the case
amt-verweigert = Municipality, access key and case code do not fit together. Please check all three.
amt-protokoll = Each look at a case is recorded.
amt-zu-oft-titel = Please wait a moment
amt-zu-oft-text = Several attempts for this municipality came from your connection and did not fit. You can go on in five minutes.
amt-abgelaufen-titel = Please open the case once more
amt-abgelaufen-text = Papers can be downloaded for a quarter of an hour after you have opened the case.
amt-nochmal = Open a case
amt-fall-titel = Case
amt-stand = State
amt-eingereicht = Sent
amt-geaendert = Last changed
amt-papiere = Papers
amt-papiere-text = You have a quarter of an hour to download them.
amt-keine-papiere = No further papers wait here. A landlord's confirmation comes with the registration itself.
amt-angaben = What was declared
