# E-mails. They only say that there is news: no name, no reference number, no place.
mail-neuigkeit-betreff = There is news for you
mail-neuigkeit-text = There is news in your account with the online service of { $land }. To protect your data, this e-mail does not say what it is.
mail-entwurf-betreff = The form you began will be deleted soon
mail-entwurf-text = In your account with the online service of { $land } there is a form that you have not sent yet. We will delete it in a few days. Would you like to keep it? Log in and choose “Keep”, or go on filling it in.
mail-einzug-betreff = You can send your form today
mail-einzug-text = Today is the day that you named in the online service of { $land }. You can send your form now. You have two weeks to do so.
mail-anrede = Hello,
mail-weg =
    To go on, open the start page and log in.
    { $adresse }
mail-sicher = This e-mail has no attachment. We never ask for your PIN, a password or other data by e-mail.
mail-abstellen = You do not want these e-mails any more? Log in, open “My cases” and choose “Stop e-mails”.
mail-gruss = Kind regards
mail-rueckmeldung-betreff = Feedback on the online service
mail-rueckmeldung-land = State:
mail-rueckmeldung-thema = Subject:
mail-rueckmeldung-seite = Page:
mail-rueckmeldung-antwort = Answer to:

# Stop and resume e-mails, keep drafts (page "My cases").
mails-titel = E-mails
mails-an = If you gave an e-mail address in a form, we write to you as soon as there is news. The e-mail says nothing about you.
mails-aus = You get no e-mails from us. You see news only here, when you log in.
mails-abstellen = Stop e-mails
mails-anstellen = Get e-mails again
entwurf-loeschtag = We will delete this draft on { $tag }.
entwurf-bald-titel = This draft will be deleted soon
entwurf-bald-text = We will delete it on { $tag } if you do nothing. Do you still need it? Then keep it, or go on filling it in.
entwurf-behalten = Keep
