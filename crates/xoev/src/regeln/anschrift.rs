//! Addresses: lengths stated in words, streets without name or number, lines of an address abroad.

use super::{Regel, zeichen};
use crate::fehler::Fehlercode;
use crate::kopf::{Gebaeudeanschrift, Postfachanschrift};
use crate::latin::Text;
use crate::typ::Pruefer;
use crate::werte::{Hausnummer, HausnummerZusatz};
use crate::xmeld::Regeln;
use crate::xmeld::anschrift::{AnschriftInland, Auslandsanschrift, Auslandsanschriftzone, Meldeanschrift};
use crate::xmeld::identifikation::Strassenanschrift;

/// DSMeld 1205.
pub const STRASSE: Regel = Regel {
    id: "R-ANSCHRIFT-1",
    code: Fehlercode::S999,
    quelle: "type.AnschriftMelderecht.Inland and XInneres Meldeanschrift, strasse; DSMeld 1205",
    text: "strasse has at most 55 characters; abbreviate it",
};

/// DSMeld 1205: a house number without street.
pub const HAUSNUMMER: Regel = Regel {
    id: "R-ANSCHRIFT-2",
    code: Fehlercode::S999,
    quelle: "type.AnschriftMelderecht.Inland and XInneres Meldeanschrift, strasse; DSMeld 1205",
    text: "the street `Hausnummer` says that there is only a number; add it, or write `ohne Hausnummer`",
};

/// DSMeld 1205: neither street nor house number.
pub const OHNE_HAUSNUMMER: Regel = Regel {
    id: "R-ANSCHRIFT-3",
    code: Fehlercode::S999,
    quelle: "type.AnschriftMelderecht.Inland and XInneres Meldeanschrift, strasse; DSMeld 1205",
    text: "the street `ohne Hausnummer` says that there is no number, but there is one; write `Hausnummer`",
};

/// DSMeld 1203.
pub const WOHNORT: Regel = Regel {
    id: "R-ANSCHRIFT-4",
    code: Fehlercode::S999,
    quelle: "type.AnschriftMelderecht.Inland and XInneres Meldeanschrift, wohnort; DSMeld 1203",
    text: "wohnort has at most 40 characters; abbreviate it",
};

/// DSMeld 1204.
pub const FRUEHERER_GEMEINDENAME: Regel = Regel {
    id: "R-ANSCHRIFT-5",
    code: Fehlercode::S999,
    quelle: "type.AnschriftMelderecht.Inland and XInneres Meldeanschrift, wohnortFruehererGemeindename; DSMeld 1204",
    text: "wohnortFruehererGemeindename has at most 40 characters; abbreviate it",
};

/// DIN 5008: the lines of an address begin with number 4.
pub const ZEILENNUMMERN: Regel = Regel {
    id: "R-ANSCHRIFT-6",
    code: Fehlercode::S999,
    quelle: "XInneres Auslandsanschrift.Anschriftzone; DIN 5008",
    text: "the lines of an address abroad are numbered from 4 on without gap, each number once",
};

/// DSMeld 1232.
pub const ZIELSTAAT: Regel = Regel {
    id: "R-ANSCHRIFT-7",
    code: Fehlercode::S011,
    quelle: "XInneres Auslandsanschrift.Druckbild, staat",
    text: "an address abroad must not have the key 000 (Deutschland) as its state",
};

/// Street and number of any of the types of address.
struct Hausangabe<'a> {
    strasse: Option<&'a Text>,
    hausnummer: Option<&'a Hausnummer>,
    zusatz: Option<&'a HausnummerZusatz>,
    teilnummer: Option<&'a Text>,
}

impl Hausangabe<'_> {
    fn pruefen(&self, pruefer: &mut Pruefer) {
        let Some(strasse) = self.strasse.map(Text::as_str) else {
            return;
        };
        pruefer.regel(zeichen(strasse) <= 55, "strasse", &STRASSE);
        let nummer = self.hausnummer.map(Hausnummer::as_str).unwrap_or_default();
        let rest = [
            self.zusatz.map(HausnummerZusatz::as_str).unwrap_or_default(),
            self.teilnummer.map(Text::as_str).unwrap_or_default(),
        ];
        let rest = rest.iter().any(|text| !text.trim().is_empty());
        let irgendeine = rest || !nummer.trim().is_empty();
        // Registers with fields of a fixed length may fill up with zeros.
        let wirkliche = rest || nummer.contains(|ziffer: char| ('1'..='9').contains(&ziffer));
        pruefer.regel(strasse != "Hausnummer" || irgendeine, "strasse", &HAUSNUMMER);
        pruefer.regel(
            strasse != "ohne Hausnummer" || !wirkliche,
            "strasse",
            &OHNE_HAUSNUMMER,
        );
    }
}

fn ort(pruefer: &mut Pruefer, wohnort: Option<&Text>, frueherer: Option<&Text>) {
    let kurz = |text: Option<&Text>| text.is_none_or(|text| zeichen(text.as_str()) <= 40);
    pruefer.regel(kurz(wohnort), "wohnort", &WOHNORT);
    pruefer.regel(
        kurz(frueherer),
        "wohnortFruehererGemeindename",
        &FRUEHERER_GEMEINDENAME,
    );
}

impl Regeln for AnschriftInland {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let haus = Hausangabe {
            strasse: Some(&self.strasse),
            hausnummer: self.hausnummer.as_ref(),
            zusatz: self.hausnummer_zusatz.as_ref(),
            teilnummer: self.teilnummer.as_ref(),
        };
        haus.pruefen(pruefer);
        ort(pruefer, Some(&self.wohnort), self.frueherer_gemeindename.as_ref());
    }
}

impl Regeln for Meldeanschrift {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let haus = Hausangabe {
            strasse: self.strasse.as_ref(),
            hausnummer: self.hausnummer.as_ref(),
            zusatz: self.hausnummer_zusatz.as_ref(),
            teilnummer: self.teilnummer.as_ref(),
        };
        haus.pruefen(pruefer);
        ort(
            pruefer,
            self.wohnort.as_ref(),
            self.frueherer_gemeindename.as_ref(),
        );
    }
}

impl Regeln for Gebaeudeanschrift {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let haus = Hausangabe {
            strasse: Some(&self.strasse),
            hausnummer: self.hausnummer.as_ref(),
            zusatz: self.hausnummer_zusatz.as_ref(),
            teilnummer: self.teilnummer.as_ref(),
        };
        haus.pruefen(pruefer);
        ort(pruefer, Some(&self.wohnort), self.frueherer_gemeindename.as_ref());
    }
}

impl Regeln for Strassenanschrift {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let haus = Hausangabe {
            strasse: Some(&self.strasse),
            hausnummer: self.hausnummer.as_ref(),
            zusatz: self.hausnummer_zusatz.as_ref(),
            teilnummer: self.teilnummer.as_ref(),
        };
        haus.pruefen(pruefer);
    }
}

impl Regeln for Postfachanschrift {
    fn regeln(&self, pruefer: &mut Pruefer) {
        ort(pruefer, Some(&self.wohnort), None);
    }
}

impl Regeln for Auslandsanschrift {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.regel(self.staat.code() != "000", "staat", &ZIELSTAAT);
    }
}

impl Regeln for Auslandsanschriftzone {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let mut nummern: Vec<u8> = self
            .zeilen
            .iter()
            .map(|zeile| zeile.zeilennummer.zahl())
            .collect();
        nummern.sort_unstable();
        pruefer.regel(
            nummern.into_iter().zip(4..).all(|(ist, soll)| ist == soll),
            "",
            &ZEILENNUMMERN,
        );
    }
}
