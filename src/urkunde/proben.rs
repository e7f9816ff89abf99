//! Invented data for every template, with which a Land's own are tried at start: once with everything, once with as little
//! as a document can have.

use serde::Serialize;
use serde_json::{Value, json};

use crate::urkunde::auskunft::MitAnlage;
use crate::urkunde::inhalt::{
    Absatz, Behoerde, Brief, Gruppe, Meldebescheinigung, Meldedatensatz, Textteil, Wert,
};
use crate::urkunde::vorlagen::Vorlage;
use crate::urkunde::wohnungsgeber::Vordruck;
use crate::urkunde::{
    Anlage, Antragskopie, Eigenerklaerung, Kontakt, Laufzettel, Selbstauskunft, Uebersetzung,
    Wohnungsgeberbestaetigung, quittung,
};

/// Data of a template as the typesetter gets them.
pub(super) type Probe = Result<Value, serde_json::Error>;

/// The trials of a template; none for photos, which no Land replaces.
pub(super) fn proben(vorlage: Vorlage) -> Vec<Probe> {
    let beide = |probe: fn(bool) -> Probe| vec![probe(true), probe(false)];
    match vorlage {
        Vorlage::Meldebescheinigung => beide(|voll| als_json(&meldebescheinigung(voll))),
        Vorlage::Meldebestaetigung | Vorlage::CodeBrief | Vorlage::Ablehnung => {
            beide(|voll| als_json(&brief(voll)))
        }
        Vorlage::Eigenerklaerung => beide(|voll| als_json(&eigenerklaerung(voll))),
        Vorlage::Antragskopie => beide(|voll| als_json(&quittung::MitQr::neu(&kopie(voll), "Probe"))),
        Vorlage::Laufzettel => beide(|voll| als_json(&quittung::MitQr::neu(&laufzettel(voll), "Probe"))),
        Vorlage::Meldedatensatz => beide(|voll| als_json(&meldedatensatz(voll))),
        Vorlage::Selbstauskunft => beide(|voll| {
            als_json(&MitAnlage {
                daten: &selbstauskunft(voll),
                anlage: false,
            })
        }),
        Vorlage::Wohnungsgeberbestaetigung => {
            beide(|voll| als_json(&Vordruck::neu(&wohnungsgeberbestaetigung(voll))))
        }
        Vorlage::Foto => Vec::new(),
    }
}

fn als_json(daten: &impl Serialize) -> Probe {
    serde_json::to_value(daten)
}

/// The text in a trial with everything.
fn wenn(voll: bool, text: &str) -> Option<String> {
    voll.then(|| text.to_owned())
}

fn behoerde(voll: bool) -> Behoerde {
    Behoerde {
        name: "Stadt Musterstadt".to_owned(),
        land: wenn(voll, "Musterland"),
        dienststelle: wenn(voll, "Meldebehörde"),
        anschrift: vec!["Rathausplatz 1".to_owned(), "99000 Musterstadt".to_owned()],
    }
}

fn kontakt(voll: bool) -> Kontakt {
    Kontakt {
        telefon: wenn(voll, "0999 1"),
        email: wenn(voll, "amt@musterstadt.example"),
        web: wenn(voll, "musterstadt.example"),
        oeffnungszeiten: wenn(voll, "Montag 8 bis 12 Uhr").into_iter().collect(),
    }
}

fn gruppen(voll: bool) -> Vec<Gruppe> {
    let teil = |text: &str, unterstrichen| Textteil {
        text: text.to_owned(),
        unterstrichen,
    };
    let vornamen = if voll {
        Wert::Teile(vec![teil("Erika", true), teil(" Ō", false)])
    } else {
        "Erika".into()
    };
    vec![Gruppe {
        titel: "Person".to_owned(),
        zeilen: vec![
            ("Familienname".to_owned(), "Mustermann".into()),
            ("Vornamen".to_owned(), vornamen),
        ],
    }]
}

fn meldebescheinigung(voll: bool) -> Meldebescheinigung {
    Meldebescheinigung {
        demo: voll,
        behoerde: behoerde(voll),
        nummer: "MB-0000-0000".to_owned(),
        absatz: if voll { Absatz::Zwei } else { Absatz::Eins },
        ausgestellt: "1. Januar 2026".to_owned(),
        abgerufen: "1. Januar 2026, 12:00 Uhr".to_owned(),
        gruppen: gruppen(voll),
        pruef_url: wenn(voll, "https://musterland.example/pruefen"),
        daten: json!({ "art": "meldebescheinigung" }),
        xml: wenn(voll, "<probe/>"),
        nachweis: wenn(voll, "e30.e30.e30~"),
        siegel_svg: wenn(
            voll,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1z"/></svg>"#,
        ),
        pruefcode: wenn(voll, "0000-0000-0000-0000-0"),
        papier_url: wenn(voll, "https://musterland.example/pruefen"),
        zweitsprache: voll.then(|| Uebersetzung::englisch(&gruppen(voll))),
    }
}

fn meldedatensatz(voll: bool) -> Meldedatensatz {
    Meldedatensatz {
        demo: voll,
        behoerde: behoerde(voll),
        nummer: "MD-0000-0000".to_owned(),
        abgerufen: "1. Januar 2026, 12:00 Uhr".to_owned(),
        gruppen: gruppen(voll),
        pruef_url: wenn(voll, "https://musterland.example/pruefen"),
        daten: json!({ "art": "meldedatensatz" }),
        xml: "<probe/>".to_owned(),
    }
}

fn selbstauskunft(voll: bool) -> Selbstauskunft {
    Selbstauskunft {
        demo: voll,
        behoerde: behoerde(voll),
        nummer: "SA-0000-0000".to_owned(),
        ausgestellt: "1. Januar 2026".to_owned(),
        abgerufen: "1. Januar 2026, 12:00 Uhr".to_owned(),
        gruppen: gruppen(voll),
        pruef_url: wenn(voll, "https://musterland.example/pruefen"),
        daten: json!({ "art": "selbstauskunft" }),
        xml: wenn(voll, "<probe/>"),
    }
}

fn wohnungsgeberbestaetigung(voll: bool) -> Wohnungsgeberbestaetigung {
    Wohnungsgeberbestaetigung {
        demo: voll,
        meldebehoerde: wenn(voll, "Stadt Musterstadt"),
        wohnungsgeber: wenn(voll, "Max Muster"),
        anschrift: wenn(voll, "Alte Straße 1, 99000 Musterstadt"),
        eigentuemer: wenn(voll, "Wohnbau Muster"),
        einzug: wenn(voll, "1. Januar 2026"),
        wohnung: wenn(voll, "Neue Straße 2, 99000 Musterstadt"),
        personen: wenn(voll, "Erika Mustermann").into_iter().collect(),
    }
}

fn brief(voll: bool) -> Brief {
    Brief {
        demo: voll,
        behoerde: behoerde(voll),
        nummer: "BR-0000".to_owned(),
        empfaenger: vec!["Erika Mustermann".to_owned(), "99000 Musterstadt".to_owned()],
        datum: "1. Januar 2026".to_owned(),
        merkmale: wenn(voll, "33.1")
            .map(|az| ("Aktenzeichen".to_owned(), az))
            .into_iter()
            .collect(),
        betreff: "Ihr Antrag".to_owned(),
        anrede: wenn(voll, "Guten Tag Erika Mustermann"),
        absaetze: vec!["Ein Absatz.".to_owned()],
        gruppen: if voll { gruppen(voll) } else { Vec::new() },
        code: Some("0000-0000".to_owned()),
        code_bis: wenn(voll, "15. Januar 2026"),
        rechtsbehelf: wenn(voll, "Gegen diesen Bescheid kann Widerspruch erhoben werden."),
        pruef_url: wenn(voll, "https://musterland.example/pruefen"),
    }
}

fn eigenerklaerung(voll: bool) -> Eigenerklaerung {
    Eigenerklaerung {
        demo: voll,
        meldebehoerde: "Stadt Musterstadt".to_owned(),
        aktenzeichen: wenn(voll, "33.1"),
        eigentuemer: "Erika Mustermann".to_owned(),
        anschrift: "Alte Straße 1, 99000 Musterstadt".to_owned(),
        einzug: "1. Januar 2026".to_owned(),
        wohnung: "Neue Straße 2, 99000 Musterstadt".to_owned(),
        personen: if voll {
            vec!["Erika Mustermann".to_owned(), "Max Mustermann".to_owned()]
        } else {
            vec!["Erika Mustermann".to_owned()]
        },
        erklaert_am: "1. Januar 2026, 12:00 Uhr".to_owned(),
        anmeldung: "Online-Ausweis".to_owned(),
    }
}

fn kopie(voll: bool) -> Antragskopie {
    let liste = |text: &str| wenn(voll, text).into_iter().collect::<Vec<_>>();
    Antragskopie {
        demo: voll,
        behoerde: behoerde(voll),
        kontakt: kontakt(voll),
        dienst: "Anmeldung einer Wohnung".to_owned(),
        aktenzeichen: "33.1".to_owned(),
        fallcode: "0000-0000".to_owned(),
        qr: String::new(),
        eingegangen: "1. Januar 2026, 12:00 Uhr".to_owned(),
        gruppen: gruppen(voll),
        anlagen: liste("Bestätigung")
            .into_iter()
            .map(|name| Anlage {
                name,
                seiten: 1,
                pruefsumme: "0123456789abcdef".to_owned(),
            })
            .collect(),
        versicherungen: liste("Alle Angaben stimmen."),
        weiter: liste("Die Meldebehörde entscheidet."),
        pruef_url: wenn(voll, "https://musterland.example/pruefen"),
    }
}

fn laufzettel(voll: bool) -> Laufzettel {
    Laufzettel {
        demo: voll,
        behoerde: behoerde(voll),
        kontakt: kontakt(voll),
        dienst: "Anmeldung einer Wohnung".to_owned(),
        aktenzeichen: wenn(voll, "33.1"),
        fallcode: "0000-0000".to_owned(),
        qr: String::new(),
        eingereicht: wenn(voll, "1. Januar 2026"),
        mitbringen: wenn(voll, "Ausweis").into_iter().collect(),
    }
}
