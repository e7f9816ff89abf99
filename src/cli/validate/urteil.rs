//! The verdict about the bytes of one file, and the second opinion about it.

use std::borrow::Cow;

use xoev::{Ebene, Fehler, Fehlercode, Grenzen, Grund, Nachricht, Optionen};

use super::{
    amtlich::{Einwand, Gutachter},
    bericht::{Befund, Bericht, NICHT_GELESEN},
    ort::zeile_und_spalte,
};
use crate::cli::eingabe::Ungelesen;

/// The limits of reading, with another number of bytes.
pub(in crate::cli) fn grenzen(bytes: usize) -> Grenzen {
    Grenzen {
        bytes,
        ..Grenzen::default()
    }
}

/// What is wrong with a file whose bytes are not there, as reading it would report it.
pub(super) fn befund_ungelesen(grund: &Ungelesen, grenze: usize) -> Befund {
    match grund {
        Ungelesen::ZuGross => Befund::from(&Fehler {
            ebene: Ebene::Xml,
            code: Fehlercode::S999,
            pfad: "/".to_owned(),
            ort: None,
            grund: Grund::ZuGross(grenze),
        }),
        Ungelesen::Fehler(fehler) => Befund {
            layer: Ebene::Xml.name(),
            code: NICHT_GELESEN,
            path: "/".to_owned(),
            line: None,
            column: None,
            text: Cow::Owned(format!("cannot be read: {fehler}")),
        },
    }
}

/// The verdict about a document; with a second opinion if there is somebody to ask.
pub(super) fn urteile(
    file: String,
    bytes: &[u8],
    optionen: &Optionen<'_>,
    gutachter: Option<&Gutachter<'_>>,
) -> Bericht {
    let urteil = Nachricht::urteil(bytes, optionen);
    let mut bericht = Bericht {
        file,
        message: urteil.typ,
        schema_valid: urteil.schema_gueltig,
        valid: urteil.gueltig(),
        official_schema: None,
        errors: urteil.fehler.iter().map(Befund::from).collect(),
    };
    if let Some(gutachter) = gutachter {
        // What no parser may take is not given to another one.
        let annehmbar = urteil.fehler.iter().all(|fehler| fehler.ebene != Ebene::Xml);
        let einwaende = annehmbar.then(|| gutachter.pruefe(bytes, &optionen.grenzen));
        bericht.zweite_meinung(bytes, einwaende);
    }
    bericht
}

impl Bericht {
    /// Adds what the official bundle says; it never changes `schema_valid`, but a message it refuses is not valid.
    fn zweite_meinung(&mut self, bytes: &[u8], einwaende: Option<Vec<Einwand>>) {
        let Some(einwaende) = einwaende else {
            self.official_schema = Some(false);
            return;
        };
        self.official_schema = Some(einwaende.is_empty());
        self.valid &= einwaende.is_empty();
        let uneins = self.uneins();
        let vorsatz = if uneins {
            "second opinion, against this program's own"
        } else {
            "second opinion"
        };
        // The schema comes before the rules.
        let ab = self
            .errors
            .iter()
            .position(|befund| befund.layer == Ebene::Regel.name());
        let mut regeln = self.errors.split_off(ab.unwrap_or(self.errors.len()));
        self.errors.extend(einwaende.into_iter().map(|einwand| {
            let text = format!(
                "{vorsatz}: the official schema refuses this ({})",
                einwand.bedingung
            );
            let ort = einwand.offset.map(|offset| zeile_und_spalte(bytes, offset));
            schemabefund(einwand.pfad, ort, text)
        }));
        if uneins && !self.schema_valid {
            let text = format!("{vorsatz}: the official schema accepts the document");
            self.errors.push(schemabefund("/".to_owned(), None, text));
        }
        self.errors.append(&mut regeln);
    }
}

fn schemabefund(path: String, ort: Option<(usize, usize)>, text: String) -> Befund {
    Befund {
        layer: Ebene::Schema.name(),
        code: Fehlercode::X001.code(),
        path,
        line: ort.map(|(zeile, _)| zeile),
        column: ort.map(|(_, spalte)| spalte),
        text: Cow::Owned(text),
    }
}
