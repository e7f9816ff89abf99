//! A draft to begin with: a person who moves with a child.

use jiff::civil::date;
use xoev::{ags::Ags, latin::Text, teildatum::Teildatum};

use super::um;
use crate::{
    antrag::{
        Eingaben, EinzugEingabe, NachweisEingabe, Rolle, Umzugsart, WohnungEingabe, WohnungsgeberEingabe,
    },
    kernel::EntwurfId,
    meldewesen::{Beziehung, Meldedaten, Person, Vertreter},
    service::{Entwurf, Umziehend},
};

pub(super) fn person(vorname: &str, familienname: &str) -> Person {
    Person {
        familienname: Text::parse(familienname).unwrap(),
        vornamen: Some(Text::parse(vorname).unwrap()),
        rufname: None,
        doktorgrad: None,
        geburtsdatum: Teildatum::Tag(date(1984, 1, 26)),
    }
}

fn daten(person: Person, vertreter: &[&str]) -> Meldedaten {
    let vertreter = vertreter.iter().map(|name| {
        let wer = self::person(name, "Mustermann");
        Vertreter {
            familienname: wer.familienname,
            vornamen: wer.vornamen,
            geburtsdatum: Some(wer.geburtsdatum),
        }
    });
    Meldedaten {
        person,
        wohnungen: Vec::new(),
        weitere: Vec::new(),
        angehoerige: Vec::new(),
        vertreter: vertreter.collect(),
        widersprueche: Vec::new(),
        auskunftssperren: Vec::new(),
        weitere_wohnungen: Vec::new(),
        beteiligte: Vec::new(),
    }
}

fn umziehend(schluessel: &str, rolle: Rolle, meldedaten: Meldedaten) -> Umziehend {
    Umziehend {
        schluessel: schluessel.to_owned(),
        rolle,
        meldedaten,
        meldeschein: String::new(),
        abgerufen_am: um(0),
    }
}

/// Erika moves with her child, whose custodians the register names as `vertreter`; all steps but custody are done.
pub(super) fn entwurf(vertreter: &[&str]) -> Entwurf {
    let kind = Person {
        geburtsdatum: Teildatum::Tag(date(2019, 3, 4)),
        ..person("Finn", "Mustermann")
    };
    Entwurf {
        id: EntwurfId::aus(uuid::Uuid::from_u128(7)),
        art: Umzugsart::Anmeldung,
        wegzug: Ags::parse("99000001").unwrap(),
        sprache: "de".to_owned(),
        personen: vec![
            umziehend("selbst", Rolle::Selbst, daten(person("Erika", "Mustermann"), &[])),
            umziehend(
                "kind-1",
                Rolle::Angehoerig(Beziehung::Kind),
                daten(kind, vertreter),
            ),
        ],
        angebote: Vec::new(),
        familie_gewaehlt: true,
        daten_bestaetigt: true,
        wuensche_gezeigt: true,
        eingaben: Eingaben {
            wohnung: WohnungEingabe {
                gemeinde: "99000002".to_owned(),
                strasse: "Neue Straße".to_owned(),
                hausnummer: "30".to_owned(),
                postleitzahl: "99002".to_owned(),
                ..WohnungEingabe::default()
            },
            einzug: EinzugEingabe {
                einzug_tag: "20".to_owned(),
                einzug_monat: "9".to_owned(),
                einzug_jahr: "2026".to_owned(),
                ..EinzugEingabe::default()
            },
            wohnungsgeber: WohnungsgeberEingabe {
                art: "eigentum".to_owned(),
                ..WohnungsgeberEingabe::default()
            },
            nachweis: NachweisEingabe {
                nachweis: "eigen".to_owned(),
                ..NachweisEingabe::default()
            },
            ..Eingaben::default()
        },
        datei: None,
        unterlagen: Vec::new(),
        gemeinschaft: None,
        aus_fall: None,
        zustimmungen: Vec::new(),
    }
}
