//! Every document of a case in one place.

use crate::{
    fall::{Fall, Papier, Zustand},
    kernel::DokumentId,
    web::sprache::Texte,
};

/// One document to download.
pub(super) struct Dokumentzeile {
    /// Where it is.
    pub(super) pfad: String,
    /// What it is.
    pub(super) name: String,
    /// Whether it is what the person has been waiting for.
    pub(super) wichtig: bool,
}

/// What the authority sent: the Meldebestätigung of each person, or its letter.
pub(super) fn von_der_behoerde(texte: &Texte, fall: &Fall) -> Vec<Dokumentzeile> {
    match &fall.zustand {
        Zustand::Angemeldet {
            dokumente, personen, ..
        } => {
            let mut namen = personen.iter();
            dokumente
                .iter()
                .map(|id| {
                    let name = match namen.next() {
                        Some(person) => texte.mit(
                            "dokument-meldebestaetigung-fuer",
                            &[("name", person.anzeigename().into())],
                        ),
                        None => texte.t("dokument-meldebestaetigung"),
                    };
                    zeile(*id, name, true)
                })
                .collect()
        }
        Zustand::Abgelehnt { dokument, .. } => dokument
            .iter()
            .map(|id| zeile(*id, texte.t("dokument-bescheid"), false))
            .collect(),
        _ => Vec::new(),
    }
}

/// What the person has of what was sent: receipt and copy (§ 9a OZG), and the confirmation that went along.
pub(super) fn eigene(texte: &Texte, fall: &Fall) -> Vec<Dokumentzeile> {
    let kopie = fall.kopie.map(|id| zeile(id, texte.t("dokument-kopie"), false));
    let bestaetigung = fall.bestaetigung.as_ref().map(|papier| {
        let name = format!("{}: {}", papierart(texte, papier), papier.name);
        zeile(papier.dokument, name, false)
    });
    kopie.into_iter().chain(bestaetigung).collect()
}

/// What waits for the authority under the case code.
pub(super) fn papiere(texte: &Texte, fall: &Fall) -> Vec<Dokumentzeile> {
    fall.papiere
        .iter()
        .map(|papier| {
            let name = format!("{}: {}", papierart(texte, papier), papier.name);
            zeile(papier.dokument, name, false)
        })
        .collect()
}

/// What kind of paper it is.
pub(in crate::web) fn papierart(texte: &Texte, papier: &Papier) -> String {
    texte.t(match papier.art.as_str() {
        "bestaetigung" => "papier-bestaetigung",
        "sonst" => "papier-sonst",
        // The key of a child.
        _ => "papier-sorge",
    })
}

fn zeile(id: DokumentId, name: String, wichtig: bool) -> Dokumentzeile {
    Dokumentzeile {
        pfad: format!("/dokumente/{id}"),
        name,
        wichtig,
    }
}
