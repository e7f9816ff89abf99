//! More than one dwelling: what becomes of the former one (§§ 21, 22 BMG).

use xoev::{
    codes::{NichterstellungGrund, Wohnungsstatus},
    xmeld::{Meldeschein1704, identifikation::Identifikation},
};

use super::welt::{
    ALTSTADT, NEUE_STRASSE, NEUSTADT, Umzug, Welt, am_neuen_ort, schicke, text, trage_aus, zugezogene,
};
use crate::register::stube::Stube;

const BLEIBT: &str = "Bisherige Wohnung bleibt Nebenwohnung: Alte Straße, 99001 Altstadt.";

fn anmeldung(
    welt: &Welt,
    von: &Stube,
    key: &str,
    nach: &str,
    status: Wohnungsstatus,
    freitext: &str,
) -> Meldeschein1704 {
    let ziel = if nach == ALTSTADT {
        Umzug {
            strasse: "Rathausplatz",
            postleitzahl: "99001",
            ..NEUE_STRASSE
        }
    } else {
        NEUE_STRASSE
    };
    let mut schein = welt.meldeschein_1704(von, key, nach, &ziel);
    schein.berechtigte_person.status_der_neuen_wohnung = status;
    schein
        .freitext
        .extend((!freitext.is_empty()).then(|| text(freitext)));
    schein
}

/// The dwellings that the register says this person has there, main one first.
fn wohnungen(welt: &Welt, stube: &Stube, wer: Identifikation) -> Vec<Wohnungsstatus> {
    let schein = welt.schein(stube, wer).unwrap().meldeschein;
    let mut alle: Vec<_> = schein
        .personendaten
        .wohnungen
        .iter()
        .map(|wohnung| wohnung.status.unwrap())
        .collect();
    alle.sort_by_key(|status| status.code());
    alle
}

#[test]
fn a_secondary_dwelling_elsewhere_leaves_the_main_one_where_it_is() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let schein = anmeldung(&welt, &altstadt, "hanna", NEUSTADT, Wohnungsstatus::Neben, "");
    schicke(&neustadt, &schein.clone().into());
    let person = zugezogene(&neustadt).pop().unwrap();
    assert_eq!(person.meldebestaetigung.wohnung.status, Wohnungsstatus::Neben);
    trage_aus(&neustadt, &altstadt);
    let hanna = welt.persona(ALTSTADT, "hanna");
    assert_eq!(
        wohnungen(&welt, &altstadt, hanna.clone()),
        [Wohnungsstatus::Haupt],
        "no longer the only one"
    );
    assert_eq!(
        welt.schein(&neustadt, am_neuen_ort(&hanna, &schein)),
        Err(NichterstellungGrund::NichtMitHauptwohnung)
    );
}

#[test]
fn a_secondary_dwelling_in_the_same_commune_stands_beside_the_main_one() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let schein = anmeldung(&welt, &altstadt, "hanna", ALTSTADT, Wohnungsstatus::Neben, "");
    schicke(&altstadt, &schein.into());
    assert_eq!(zugezogene(&altstadt).len(), 1);
    assert_eq!(
        wohnungen(&welt, &altstadt, welt.persona(ALTSTADT, "hanna")),
        [Wohnungsstatus::Haupt, Wohnungsstatus::Neben]
    );
    assert!(altstadt.fortzuege().is_empty());
}

#[test]
fn a_new_main_dwelling_ends_the_former_one_unless_the_sentence_keeps_it() {
    use Wohnungsstatus::{Alleinige, Haupt, Neben};
    // Status and sentence of the 1704; what Altstadt then says of the former dwelling.
    for (status, freitext, bleibt) in [
        (Haupt, BLEIBT, true),
        (Haupt, "Ich behalte meine bisherige Wohnung.", false),
        (Haupt, "", false),
        (Alleinige, BLEIBT, false),
    ] {
        let welt = Welt::neu();
        let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
        let schein = anmeldung(&welt, &altstadt, "erika", NEUSTADT, status, freitext);
        schicke(&neustadt, &schein.clone().into());
        assert_eq!(zugezogene(&neustadt).len(), 1);
        trage_aus(&neustadt, &altstadt);
        let alt = welt.schein(&altstadt, welt.persona(ALTSTADT, "erika"));
        let erwartet = if bleibt {
            NichterstellungGrund::NichtMitHauptwohnung
        } else {
            NichterstellungGrund::NichtGemeldet
        };
        assert_eq!(alt, Err(erwartet), "{freitext}");
        let neu = am_neuen_ort(&welt.persona(ALTSTADT, "erika"), &schein);
        assert_eq!(wohnungen(&welt, &neustadt, neu), [status]);
    }

    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let schein = anmeldung(&welt, &altstadt, "anna", ALTSTADT, Haupt, BLEIBT);
    schicke(&altstadt, &schein.clone().into());
    assert_eq!(zugezogene(&altstadt).len(), 1);
    let neu = am_neuen_ort(&welt.persona(ALTSTADT, "anna"), &schein);
    assert_eq!(
        wohnungen(&welt, &altstadt, neu),
        [Haupt, Neben],
        "in one register too"
    );
}
