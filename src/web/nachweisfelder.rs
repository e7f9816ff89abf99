//! What a credential discloses or a seal on paper says, in the words of our pages.

use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use serde_json::Value;
use xoev::teildatum::Teildatum;

use super::{
    angaben::{Zeile, status, weitere, wohnung},
    sprache::Texte,
};
use crate::meldewesen::{Angabe, Wohnung, Wohnungsstatus};

/// The lines of one field; none if it holds nothing that a reader understands.
pub(super) fn zeilen(texte: &Texte, name: &str, wert: &Value) -> Vec<Zeile> {
    let wort = || wert.as_str().map(str::to_owned);
    let eine = |schluessel: &str, wert: Option<String>| {
        let zeile = |wert| Zeile {
            name: texte.t(schluessel),
            wert,
            angabe: None,
        };
        wert.map(zeile).into_iter().collect()
    };
    match name {
        "doktorgrad" => eine("blatt-0401", wort()),
        "familienname" => eine("blatt-0101a", wort()),
        "vornamen" => eine("blatt-0301", wort()),
        "rufname" => eine("blatt-0302", wort()),
        "geburtsdatum" => {
            let datum = Teildatum::deserialize(wert).ok();
            eine("blatt-0601", datum.map(|datum| texte.teildatum(datum)))
        }
        "strasse" => eine("wohnung-strasse", wort()),
        "hausnummer" => eine("wohnung-hausnummer", wort()),
        "postleitzahl" => eine("wohnung-postleitzahl", wort()),
        "ort" => eine("zeile-ort", wort()),
        "einzugsdatum" | "anmeldedatum" => {
            let schluessel = if name == "einzugsdatum" {
                "zeile-einzug"
            } else {
                "zeile-anmeldedatum"
            };
            let tag = wert.as_str().and_then(|tag| tag.parse::<Date>().ok());
            eine(schluessel, tag.map(|tag| texte.tag(tag)))
        }
        "wohnungsstatus" => {
            let art = Wohnungsstatus::deserialize(wert).ok();
            eine("zeile-status", art.map(|art| status(texte, art)))
        }
        "nummer" => eine("zeile-dokumentnummer", wort()),
        "abgerufen" => {
            let zeit = wert.as_str().and_then(|zeit| zeit.parse::<Timestamp>().ok());
            eine("zeile-abgerufen", zeit.map(|zeit| texte.zeitpunkt(zeit)))
        }
        _ if name.starts_with("wohnung_") => match Wohnung::deserialize(wert) {
            Ok(eine) => wohnung(texte, &eine, 0),
            Err(_) => Vec::new(),
        },
        // Further places and relatives: several facts each.
        _ if ["ort_", "partner_", "kind_", "vertreter_"]
            .iter()
            .any(|art| name.starts_with(art)) =>
        {
            let angaben = Vec::<Angabe>::deserialize(wert).unwrap_or_default();
            angaben.iter().map(|angabe| weitere(texte, angabe)).collect()
        }
        _ if name.starts_with("dsmeld_") => match Angabe::deserialize(wert) {
            Ok(angabe) => vec![weitere(texte, &angabe)],
            Err(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}
