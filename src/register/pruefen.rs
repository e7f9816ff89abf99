//! What the office checks before it enters an Anmeldung, and what it writes if something stands in the way.

use xoev::xmeld::Meldeschein1704;

use super::{
    amt::Amt,
    anschriften::{anschrift, merkmale},
    bestand::Bestand,
    briefe::Grund,
    erkennen::Kreis,
    meldeschein,
};
use crate::meldewesen::{Anschrift, Person};

const PERSOENLICH: &str = "Bitte prüfen Sie Ihre Angaben und stellen Sie den Antrag neu, oder melden Sie sich persönlich bei uns an.";

impl Bestand {
    /// Why this Anmeldung cannot go on electronically; `None` if nothing stands in the way.
    pub(super) fn hindernis(&self, amt: &Amt<'_>, schein: &Meldeschein1704) -> Option<Grund> {
        let gemeinde = &amt.settings.gemeinde;
        let neue = &schein.ergaenzende_meldedaten.wohnung;
        let grund = |satz: String| {
            Some(Grund {
                satz,
                rat: PERSOENLICH,
            })
        };
        if neue.anschrift.gemeindeschluessel.wert != gemeinde.ags {
            return grund(format!(
                "Die angegebene neue Wohnung liegt nicht in {}.",
                gemeinde.name
            ));
        }
        let (strasse, postleitzahl) = (
            neue.anschrift.strasse.as_str(),
            neue.anschrift.postleitzahl.as_str(),
        );
        if !amt.settings.kennt_strasse(strasse, postleitzahl) {
            return grund(format!(
                "Im Straßenverzeichnis von {} gibt es die Straße „{strasse}“ mit der Postleitzahl {postleitzahl} nicht.",
                gemeinde.name
            ));
        }
        if neue.datum_des_beziehens > amt.heute() {
            return grund(
                "Der angegebene Tag des Einzugs liegt in der Zukunft (§ 17 Absatz 1 Bundesmeldegesetz)."
                    .to_owned(),
            );
        }
        if !self.stimmt_ueberein(amt, schein) {
            return grund(
                "Die Angaben zu Ihrer Person stimmen nicht mit dem Melderegister überein.".to_owned(),
            );
        }
        None
    }

    /// Whether the confirmed data are those of the person who identified, and, if they live here, those of the register.
    fn stimmt_ueberein(&self, amt: &Amt<'_>, schein: &Meldeschein1704) -> bool {
        let (Ok(merkmale), Ok(person)) = (
            merkmale(&schein.identifikation),
            meldeschein::einwohner(&schein.berechtigte_person.bestaetigte_meldedaten),
        ) else {
            return false;
        };
        let hier = merkmale.ags == amt.settings.gemeinde.ags;
        merkmale.nennt(&person) && (!hier || self.erkenne(&merkmale, Kreis::Alle).is_ok())
    }
}

/// The letter's text for a wrong or late code.
pub(super) fn code_ungueltig() -> Grund {
    Grund {
        satz: "Der eingegebene Code ist nicht richtig oder nicht mehr gültig.".to_owned(),
        rat: "Bitte stellen Sie den Antrag neu. Sie erhalten dann einen neuen Code. Sie können auch eine Bestätigung des \
              Wohnungsgebers beifügen oder sich persönlich bei uns anmelden.",
    }
}

/// To whom and where letters of this Anmeldung go: the person, at the new dwelling.
pub(super) fn empfaenger(schein: &Meldeschein1704) -> Option<(Person, Anschrift)> {
    let person = meldeschein::einwohner(&schein.berechtigte_person.bestaetigte_meldedaten).ok()?;
    Some((
        person.person,
        anschrift(&schein.ergaenzende_meldedaten.wohnung.anschrift).ok()?,
    ))
}
