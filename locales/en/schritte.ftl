# Between the steps: what has been begun, questions back, the municipality's streets, what cannot be done right now.
vorab-gemeinden = These municipalities take part
vorab-gemeinde-fehlt = Is your municipality missing?
vorab-gemeinde-fehlt-text = Then register at the registration office of your new municipality, with your ID and the landlord's confirmation. The short check names the office and what to bring.
vorab-gemeinde-fehlt-weg = Go to the short check
vorab-begonnen-titel = You have already begun
vorab-begonnen-text = Is it the same move? Then go on here. You need not fill in anything again.
vorab-begonnen-entwurf = Not sent yet: { $titel }
vorab-begonnen-weiter = Go on with the draft
vorab-begonnen-vorgang = Already sent: { $titel }
vorab-begonnen-vorgang-text = You can send something new to this registration office only after it has decided.
vorab-begonnen-zum-vorgang = Go to the case
vorab-begonnen-neu = Begin a new form

entwurf-bild-anschrift = New dwelling: { $anschrift }
entwurf-bild-ohne-anschrift = New dwelling: not filled in yet
entwurf-bild-personen = Who moves: { $personen }
entwurf-bild-geaendert = Last changed: { $zeitpunkt }
entwurf-bild-loeschen = Delete the draft
entwuerfe-voll-titel = You already have 10 drafts
entwuerfe-voll-text = We cannot keep more. Please finish one of them, or delete one that you no longer need. Then you can begin something new.

loeschen-titel = Really delete?
loeschen-text = This draft has not been sent yet:
loeschen-dateien = Uploaded files: { $zahl }
loeschen-folge = We delete everything that you have entered and uploaded. Links that you have passed on for it will no longer work. This cannot be undone.
loeschen-ja = Yes, delete
loeschen-nein = No, keep it

code-vorlegen-titel = Is this code right?
code-vorlegen-text = Please compare it with the letter, character by character. This is the code that we send to the registration office:
code-vorlegen-warnung = This works only once
code-vorlegen-folge = You cannot take the code back. If it is wrong, the registration office refuses the registration, and you have to send it once more.
code-vorlegen-ja = Yes, send the code
code-vorlegen-nein = No, change the code

familie-gefunden-titel = We have found somebody else: { $name }
familie-gefunden-text = The register names this person together with the one you have just chosen. Does this person move too? Then please choose them. Otherwise just go on.

familie-niemand = nobody
zeile-vorwiegend = Where I live most of the time

strasse-vorschlaege = Do you mean one of these streets?
strasse-eigene = My street is not in the list
strasse-eigene-hilfe = We take the street as you have written it. The registration office checks it.
grund-nicht-in-liste = This is not in the list. Please check it.
fehler-strasse-grund-nicht-in-liste = This street is not in the list of the municipality. Please check how it is written, or choose “My street is not in the list”.

datei-fehlt = Please choose a file first.
zu-gross-zusammen = Several files together may hold at most 20 MB.
ausgelastet-titel = Please try again in a moment
ausgelastet-text = Several people are uploading files right now. Please wait a moment and upload your file again. What you entered up to the last step is saved.
sitzung-warnung-titel = Are you still there?
sitzung-warnung-ruht = In a minute we end your session so that nobody else gets at your data. What you have entered in a form is kept.
sitzung-bleiben = Stay logged in
sitzung-warnung-endet = Your session ends in a minute: after half an hour you have to log in again. You can finish writing at your leisure. What you enter in a form is kept.
sitzung-verstanden = I understand
sitzung-beendet-titel = Your session has ended
sitzung-beendet-text = We end it after five minutes without an entry, and after half an hour at the latest, so that nobody else gets at your data.
sitzung-beendet-bleibt = Everything that you entered up to the last step is saved.
sitzung-beendet-fehlt = Only what you entered or chose on the last page has to be entered once more.
sitzung-beendet-weg = Log in and go on
