//! Everybody of Musterland can be played: the chip identifies, and the move goes as it is told.

use std::collections::BTreeSet;

use xoev::{
    Nachricht, Text,
    codes::NichterstellungGrund,
    werte,
    xmeld::{
        anmeldung::AnmeldungErgebnis,
        identifikation::{Identifikation, IdentifikationAnschrift, StrasseUndHausnummer},
        person::Geburtsdatum,
    },
};

use super::welt::{ALTSTADT, NEUE_STRASSE, NEUSTADT, PERSONEN, Welt, leere, schicke, text};
use crate::{
    identity::dev::{Chip, Persona, Personen},
    kernel::Uhr,
    register::{
        anschriften::{code, name},
        einwohner::Schluessel,
    },
};

/// Who the register does not find, and whose move the authority refuses: that is their story.
const NICHT_GEFUNDEN: &str = "otto";
const ABGELEHNT: &str = "maria";

fn vom_chip(welt: &Welt, persona: &Persona, chip: &Chip) -> Identifikation {
    Identifikation {
        familienname: persona.familienname.clone().into(),
        vornamen: name(persona.vornamen.as_ref()),
        geburt: Geburtsdatum {
            geburtsdatum: persona.geburtsdatum.am(welt.uhr.heute()),
        },
        anschrift: IdentifikationAnschrift {
            gemeindeschluessel: code(chip.ags.as_str(), "2026-04-30").unwrap(),
            postleitzahl: werte::Postleitzahl::parse(chip.postleitzahl.as_str()).unwrap(),
            strasse_und_hausnummer: StrasseUndHausnummer::Konkateniert(chip.strasse_hausnummer.clone()),
        },
    }
}

#[test]
fn the_chip_of_every_persona_but_otto_identifies_exactly_one_inhabitant() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    for persona in Personen::parse(PERSONEN).unwrap().personen {
        let schein = welt.schein(&altstadt, vom_chip(&welt, &persona, &persona.chip_alt));
        if persona.key == NICHT_GEFUNDEN {
            assert_eq!(schein, Err(NichterstellungGrund::NichtIdentifiziert));
            continue;
        }
        let daten = schein.expect(&persona.key).meldeschein.personendaten;
        let geburtsdatum = persona.geburtsdatum.am(welt.uhr.heute());
        assert!(daten.geburtsangaben.geburtsdatum == Some(geburtsdatum));
    }
}

#[test]
fn the_move_of_every_persona_but_maria_is_entered_and_the_new_chip_identifies_there() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    for persona in Personen::parse(PERSONEN).unwrap().personen {
        let Some(umzug) = &persona.umzug else { continue };
        if persona.key == NICHT_GEFUNDEN {
            continue;
        }
        let nach = umzug.ags.as_str().to_owned();
        let ziel = if nach == ALTSTADT { &altstadt } else { &neustadt };
        let mut schein = welt.meldeschein_1704(&altstadt, &persona.key, &nach, &NEUE_STRASSE);
        schein.identifikation = vom_chip(&welt, &persona, &persona.chip_alt);
        let wo = &mut schein.ergaenzende_meldedaten.wohnung.anschrift;
        wo.strasse = text(&umzug.strasse);
        wo.hausnummer = Some(werte::Hausnummer::parse(&umzug.hausnummer).unwrap());
        wo.hausnummer_zusatz = umzug
            .hausnummernzusatz
            .as_ref()
            .map(|zusatz| werte::HausnummerZusatz::parse(zusatz).unwrap());
        wo.teilnummer = umzug.teilnummer.as_deref().map(text);
        wo.postleitzahl = werte::Postleitzahl::parse(&umzug.postleitzahl).unwrap();
        wo.wohnort = text(&umzug.ort);
        schicke(ziel, &schein.into());
        let Some(Nachricht::Ergebnis1707(antwort)) = leere(ziel).pop() else {
            panic!("no 1707")
        };
        let eingetragen = matches!(antwort.ergebnis, AnmeldungErgebnis::Anmeldung(_));
        assert_eq!(eingetragen, persona.key != ABGELEHNT, "{}", persona.key);
        if let Some(chip) = persona.chip_neu.as_ref().filter(|_| eingetragen) {
            let neu = welt.schein(ziel, vom_chip(&welt, &persona, chip));
            assert!(neu.is_ok(), "{}", persona.key);
        }
    }
}

#[test]
fn the_people_have_what_the_case_matrix_needs() {
    let settings = Welt::neu().settings(ALTSTADT);
    let wer = |key: &str| &settings.bestand[&Schluessel::neu(key)];
    assert_eq!(wer("joao").staatsangehoerigkeiten.len(), 4);
    assert!(wer("nguyen").person.vornamen.is_none());
    assert_eq!(wer("abena").person.geburtsdatum.to_string(), "1978");
    assert_eq!(wer("mehmet").person.geburtsdatum.to_string(), "2010-01-01");
    assert!(wer("paul").gesperrt() && !wer("pia").gesperrt());
    let joao = wer("joao").person.anzeigename();
    assert!(
        joao.contains('\u{2019}') && joao.contains('\''),
        "both apostrophes"
    );
    assert!(
        joao.contains("C\u{306}") && joao.contains("M\u{302}"),
        "letters that only a combining mark writes"
    );
    assert!(Text::parse(&joao).is_ok());
    let familie: BTreeSet<_> = ["fatima", "jan", "sami", "leyla", "mia"]
        .map(|key| wer(key).person.familienname.as_str())
        .into();
    assert_eq!(familie.len(), 2);
}
