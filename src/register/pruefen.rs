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

/// Whether the Wohnungsgeber has confirmed the move: by the paper in the message, or electronically to the authority, which
/// then knows the Zuordnungsmerkmal that the person names (§ 19 Abs. 4 BMG).
pub(super) fn bestaetigt(schein: &Meldeschein1704) -> bool {
    schein.ergaenzende_meldedaten.wohnungsgeberbestaetigung.is_some()
        || schein
            .freitext
            .iter()
            .any(|satz| nennt_bekanntes_merkmal(satz.as_str()))
}

/// The register of a demo knows each Merkmal of the form `ZM-` and four digits.
fn nennt_bekanntes_merkmal(satz: &str) -> bool {
    let Some((was, merkmal)) = satz.rsplit_once(':') else {
        return false;
    };
    let ziffern = merkmal.trim().strip_prefix("ZM-");
    was.starts_with("Zuordnungsmerkmal")
        && ziffern.is_some_and(|ziffern| ziffern.len() == 4 && ziffern.bytes().all(|b| b.is_ascii_digit()))
}

/// The letter's text of a register that is told to refuse.
pub(super) fn nach_szenario() -> Grund {
    Grund {
        satz: "Dieses Musterregister lehnt Anmeldungen dieser Person ab.".to_owned(),
        rat: PERSOENLICH,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merkmal_is_known_by_its_form_and_only_where_it_is_named_as_one() {
        let satz = "Zuordnungsmerkmal des Wohnungsgebers (§ 19 Abs. 4 BMG):";
        for (merkmal, bekannt) in [
            ("ZM-4711", true),
            ("ZM-471", false),
            ("ZM-47110", false),
            ("ZM-47a1", false),
            ("zm-4711", false),
            ("4711", false),
            ("", false),
        ] {
            assert_eq!(
                nennt_bekanntes_merkmal(&format!("{satz} {merkmal}")),
                bekannt,
                "{merkmal}"
            );
        }
        assert!(!nennt_bekanntes_merkmal("Hinweis des Portals: ZM-4711"));
        assert!(!nennt_bekanntes_merkmal("ZM-4711"));
    }
}
