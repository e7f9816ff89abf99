//! What the room promises, told on documents of the demo's authorities.

mod beweise;
mod dokumente;
mod papiere;
mod pruefung;
mod satz;
mod sdjwt;
mod siegelung;
mod status;
mod struktur;
mod tags;
mod vds;
mod vorlagen;

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::date;
use serde_json::json;
use x509_cert::Certificate;

use crate::kernel::zufall::FesterZufall;
use crate::urkunde::inhalt::{Absatz, Behoerde, Brief, Gruppe, Meldebescheinigung, Textteil, Wert, tag_lang};
use crate::urkunde::{
    DemoPki, Setzangaben, Setzerei, Siegelangaben, Softwareschluessel, Vertrauen, Vorlage, als_pdf, siegle,
    vereinige, zertifikate_aus_pem,
};

pub(super) static SETZEREI: LazyLock<Setzerei> = LazyLock::new(|| Setzerei::neu().unwrap());

/// One sealed Meldebescheinigung for the tests that only read it.
static GESIEGELT: LazyLock<Vec<u8>> = LazyLock::new(|| gesiegelt(&bescheinigung_pdf()));

fn jetzt() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

pub(super) fn setzangaben(ident: &str) -> Setzangaben {
    Setzangaben {
        ident: ident.to_owned(),
        zeitpunkt: jetzt(),
    }
}

fn siegelangaben() -> Siegelangaben {
    Siegelangaben {
        zeitpunkt: jetzt(),
        name: "Stadt Altstadt – Bürgeramt".to_owned(),
        grund: "Meldebescheinigung nach § 18 BMG".to_owned(),
        im_auftrag_von: None,
    }
}

/// The PKI of `saat`; different seeds are different roots.
fn pki(saat: u64) -> (Softwareschluessel, Vec<Certificate>) {
    let pki = DemoPki::neu(
        "Musterland",
        &["Stadt Altstadt", "Stadt Neustadt"],
        4096,
        jetzt(),
        &FesterZufall::neu(saat),
    )
    .unwrap();
    let [altstadt, _] = pki.siegel.as_slice() else {
        panic!("two authorities, two seals")
    };
    let kette = format!("{}{}", altstadt.dokument.zertifikat_pem, pki.anker_pem);
    (
        Softwareschluessel::aus_pem(&kette, &altstadt.dokument.schluessel_pem).unwrap(),
        zertifikate_aus_pem(&pki.anker_pem).unwrap(),
    )
}

fn anker() -> Vec<Certificate> {
    pki(1).1
}

fn vertrauen() -> Vertrauen {
    Vertrauen::nur_anker(anker())
}

fn gesiegelt(pdf: &[u8]) -> Vec<u8> {
    siegle(pdf, &pki(1).0, &siegelangaben()).unwrap()
}

fn bescheinigung_pdf() -> Vec<u8> {
    SETZEREI
        .setze(
            Vorlage::Meldebescheinigung,
            &bescheinigung(),
            &setzangaben("MB-1"),
        )
        .unwrap()
}

/// The same with everything that a print can carry.
fn papier_pdf() -> Vec<u8> {
    let mut inhalt = bescheinigung();
    inhalt.siegel_svg = crate::urkunde::vds::datamatrix_svg(&vds::SIEGEL);
    inhalt.pruefcode = Some("K7QX-9F2M-4TRW-3TXQ-8".into());
    inhalt.papier_url = inhalt.pruef_url.clone();
    SETZEREI
        .setze(Vorlage::Meldebescheinigung, &inhalt, &setzangaben("MB-1"))
        .unwrap()
}

fn behoerde() -> Behoerde {
    Behoerde {
        name: "Stadt Altstadt".into(),
        land: Some("Land Musterland".into()),
        dienststelle: Some("Bürgeramt · Meldebehörde".into()),
        anschrift: vec!["Rathausplatz 1".into(), "99001 Altstadt".into()],
    }
}

fn zeile(marke: &str, wert: impl Into<Wert>) -> (String, Wert) {
    (marke.to_owned(), wert.into())
}

fn bescheinigung() -> Meldebescheinigung {
    let teil = |text: &str, unterstrichen| Textteil {
        text: text.to_owned(),
        unterstrichen,
    };
    Meldebescheinigung {
        demo: true,
        behoerde: behoerde(),
        nummer: "MB-2026-7KQ4-9F2M".into(),
        absatz: Absatz::Eins,
        ausgestellt: tag_lang(date(2026, 11, 21)),
        abgerufen: "21. November 2026, 13:00 Uhr".into(),
        gruppen: vec![
            Gruppe {
                titel: "Person".into(),
                zeilen: vec![
                    zeile("Familienname", "Ŝkārda-Łukaszewič"),
                    (
                        "Vornamen (gebräuchlicher unterstrichen)".into(),
                        Wert::Teile(vec![teil("Zoë", true), teil(" Ōḫī́ Ayşe", false)]),
                    ),
                    zeile("Doktorgrad", "Dr."),
                    zeile("Geburtsdatum", "1. März 1984"),
                ],
            },
            Gruppe {
                titel: "Derzeitige Anschriften".into(),
                zeilen: vec![
                    zeile("Hauptwohnung", "Gänsemarkt 7, 99001 Altstadt"),
                    zeile("Nebenwohnung", "Am Mühlenfließ 12 b, 99002 Neustadt"),
                ],
            },
        ],
        pruef_url: Some("https://meldewerk.example/pruefen".into()),
        daten: json!({ "familienname": "Ŝkārda-Łukaszewič", "geburtsdatum": "1984-03-01" }),
        xml: None,
        nachweis: None,
        siegel_svg: None,
        pruefcode: None,
        papier_url: None,
        zweitsprache: None,
    }
}

fn brief() -> Brief {
    Brief {
        demo: true,
        behoerde: behoerde(),
        nummer: "BR-2026-0001".into(),
        empfaenger: vec!["Zoë Ŝkārda-Łukaszewič".into(), "Gänsemarkt 7".into(), "99001 Altstadt".into()],
        datum: tag_lang(date(2026, 11, 21)),
        merkmale: vec![("Aktenzeichen".into(), "33.1-2026-4711".into())],
        betreff: "Ihr Antrag auf Anmeldung einer Wohnung".into(),
        anrede: Some("Guten Tag Zoë Ŝkārda-Łukaszewič".into()),
        absaetze: vec![
            "Sie haben am 20. November 2026 elektronisch eine neue Wohnung angemeldet.".into(),
            "Bitte prüfen Sie die folgenden Angaben und melden Sie sich, wenn etwas nicht stimmt.".into(),
        ],
        gruppen: vec![Gruppe {
            titel: "Angaben".into(),
            zeilen: vec![zeile("Einzugsdatum", "15. November 2026"), zeile("Wohnung", "alleinige Wohnung")],
        }],
        code: Some("K7QX-9F2M".into()),
        code_bis: Some("12. Dezember 2026".into()),
        rechtsbehelf: Some(
            "Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch bei der Stadt Altstadt, \
             Rathausplatz 1, 99001 Altstadt, erhoben werden."
                .into(),
        ),
        pruef_url: Some("https://meldewerk.example/pruefen".into()),
    }
}

/// Writes samples for a look with one's own eyes and for other verifiers: `MELDEWERK_MUSTER=<folder>`.
#[test]
fn samples_are_written_where_asked() {
    let Some(ordner) = std::env::var_os("MELDEWERK_MUSTER").map(std::path::PathBuf::from) else {
        return;
    };
    let schreibe = |name: &str, bytes: &[u8]| std::fs::write(ordner.join(name), bytes).unwrap();
    schreibe("meldebescheinigung.pdf", &bescheinigung_pdf());
    schreibe("gesiegelt.pdf", &GESIEGELT);
    schreibe("papier.pdf", &papier_pdf());
    schreibe("zweimal.pdf", &gesiegelt(&GESIEGELT));
    for vorlage in [Vorlage::Meldebestaetigung, Vorlage::CodeBrief, Vorlage::Ablehnung] {
        let pdf = SETZEREI.setze(vorlage, &brief(), &setzangaben("BR-1")).unwrap();
        schreibe(&format!("{vorlage:?}.pdf"), &gesiegelt(&pdf));
    }
    let mut papiere: Vec<Vec<u8>> = Vec::new();
    for (name, pdf) in papiere::alle() {
        schreibe(&format!("{name}.pdf"), &pdf);
        papiere.push(pdf);
    }
    let ca = der::EncodePem::to_pem(&anker()[0], der::pem::LineEnding::LF).unwrap();
    schreibe("ca.pem", ca.as_bytes());
    for eintrag in std::fs::read_dir(&ordner).unwrap() {
        let pfad = eintrag.unwrap().path();
        let name = pfad.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&pfad).unwrap();
        let ist_foto = name.starts_with("foto-") && [".jpg", ".png"].iter().any(|ende| name.ends_with(ende));
        if ist_foto {
            match als_pdf(
                &SETZEREI,
                &bytes,
                "Bestätigung des Wohnungsgebers",
                &setzangaben("F"),
            ) {
                Ok(pdf) => {
                    schreibe(&format!("{name}.pdf"), &pdf);
                    papiere.push(bytes);
                }
                Err(fehler) => schreibe(&format!("{name}.txt"), fehler.to_string().as_bytes()),
            }
        } else if name.starts_with("fremd-") {
            match siegle(&bytes, &pki(1).0, &siegelangaben()) {
                Ok(pdf) => schreibe(&format!("gesiegelt-{name}"), &pdf),
                Err(fehler) => schreibe(&format!("gesiegelt-{name}.txt"), fehler.to_string().as_bytes()),
            }
        }
    }
    papiere.truncate(10);
    schreibe(
        "gemischt.pdf",
        &vereinige(&SETZEREI, papiere, "Alles in einem", &setzangaben("G")).unwrap(),
    );
}
