//! Which Meldebehörde is competent: for the data of somebody, and for a new dwelling.

use xoev::ags::Ags;

use crate::{
    antrag::Umzugsart,
    land::{Gemeinde, Leistung},
};

/// The commune whose register holds somebody whose means of identification names `wohnort`, if it takes part.
///
/// Source: § 3 Abs. 1, § 23a Abs. 1 BMG; §§ 4, 5 BMeldDigiV.
#[must_use]
pub fn fuehrende_behoerde(gemeinden: &[Gemeinde], wohnort: Ags, leistung: Leistung) -> Option<&Gemeinde> {
    gemeinden
        .iter()
        .find(|gemeinde| gemeinde.ags == wohnort && gemeinde.bietet(leistung))
}

/// The communes whose Meldebehörde may receive an Anmeldung of somebody who leaves `wegzug`: for an Ummeldung that
/// commune itself, for an Anmeldung every other one that takes part.
///
/// Source: § 17 Abs. 1, § 23a Abs. 2 BMG.
pub fn zuzugsbehoerden(
    gemeinden: &[Gemeinde],
    art: Umzugsart,
    wegzug: Ags,
) -> impl Iterator<Item = &Gemeinde> {
    gemeinden
        .iter()
        .filter(|gemeinde| gemeinde.bietet(Leistung::Anmeldung))
        .filter(move |gemeinde| (gemeinde.ags == wegzug) == (art == Umzugsart::Ummeldung))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::land::{Behoerde, Hausanschrift};

    fn gemeinde(ags: &str, leistungen: &[Leistung]) -> Gemeinde {
        Gemeinde {
            ags: Ags::parse(ags).unwrap(),
            name: ags.to_owned(),
            meldebehoerde: Behoerde {
                name: ags.to_owned(),
                anschrift: Hausanschrift {
                    strasse: String::new(),
                    hausnummer: String::new(),
                    postleitzahl: String::new(),
                    ort: String::new(),
                },
                email: String::new(),
                telefon: None,
                oeffnungszeiten: None,
            },
            leistungen: leistungen.to_vec(),
            strassen: Vec::new(),
            keine_wohnhaeuser: Vec::new(),
        }
    }

    #[test]
    fn the_register_of_the_old_commune_is_asked_and_the_authority_of_the_new_one_decides() {
        use Leistung::{Anmeldung, Meldebescheinigung};
        let (alt, neu, halb, fremd) = ("99000001", "99000002", "99000003", "99000009");
        let gemeinden = [
            gemeinde(alt, &[Anmeldung, Meldebescheinigung]),
            gemeinde(neu, &[Anmeldung]),
            gemeinde(halb, &[Meldebescheinigung]),
        ];
        for (wohnort, leistung, gefunden) in [
            (alt, Anmeldung, true),
            (alt, Meldebescheinigung, true),
            (neu, Meldebescheinigung, false),
            (halb, Anmeldung, false),
            (halb, Meldebescheinigung, true),
            (fremd, Anmeldung, false),
        ] {
            let fuehrt = fuehrende_behoerde(&gemeinden, Ags::parse(wohnort).unwrap(), leistung);
            assert_eq!(
                fuehrt.map(|g| g.name.as_str()),
                gefunden.then_some(wohnort),
                "{leistung:?}"
            );
        }
        for (art, wegzug, erwartet) in [
            (Umzugsart::Anmeldung, alt, &[neu][..]),
            (Umzugsart::Anmeldung, neu, &[alt]),
            (Umzugsart::Anmeldung, fremd, &[alt, neu]),
            (Umzugsart::Ummeldung, alt, &[alt]),
            (Umzugsart::Ummeldung, halb, &[]),
            (Umzugsart::Ummeldung, fremd, &[]),
        ] {
            let namen: Vec<_> = zuzugsbehoerden(&gemeinden, art, Ags::parse(wegzug).unwrap())
                .map(|g| g.name.as_str())
                .collect();
            assert_eq!(namen, erwartet, "{art:?} from {wegzug}");
        }
    }
}
