//! What a register sent about a person, put into the words of `meldewesen`.

use jiff::civil::Date;
use xoev::{
    Code, Text,
    codelist::Liste,
    codes::{Ausweisart, Familienstand},
    listen::{Codelisten, Sprache},
    teildatum::Teildatum,
    xmeld::{
        anschrift::AnschriftInland,
        datum::{TagesdatumMitUnbekannt, TeilbekanntesDatum},
        name::{AllgemeinerName, Familienname, Vornamen},
        person::{BehoerdeAktenzeichen, Nachweis},
    },
};

use crate::{
    kernel::uhr::{monatsname, tag_lang},
    meldewesen::{
        Angabe, Anschrift, Hausnummer, Hausnummernzusatz, Person, Postleitzahl, Schluessel, Wohnungsnummer,
        Wohnungsstatus,
    },
};

/// The names that every person has, whichever message they come from.
pub(super) struct Namen<'n> {
    pub familienname: Option<&'n Familienname>,
    pub vornamen: Option<&'n Vornamen>,
    pub rufname: Option<&'n AllgemeinerName>,
    pub doktorgrad: Option<&'n Text>,
}

impl Namen<'_> {
    /// The person; `None` without a family name, which the register must always send.
    pub(super) fn person(&self, geburtsdatum: Teildatum) -> Option<Person> {
        Some(Person {
            familienname: self.familienname?.nachname.name()?.clone(),
            vornamen: self
                .vornamen
                .and_then(|vornamen| vornamen.vornamen.name())
                .cloned(),
            rufname: self.rufname.and_then(AllgemeinerName::name).cloned(),
            doktorgrad: self.doktorgrad.cloned(),
            geburtsdatum,
        })
    }
}

/// The address in our words; `None` if the register's text does not have the form that DSMeld gives it.
pub(super) fn anschrift(von: &AnschriftInland) -> Option<Anschrift> {
    // `Some(None)`: absent; `None`: present, but not of its form.
    #[expect(
        clippy::option_option,
        reason = "absent and not of its form are two things, and `?` tells them apart"
    )]
    fn feld<T, F>(text: Option<&str>, lies: impl Fn(&str) -> Result<T, F>) -> Option<Option<T>> {
        text.map(str::trim)
            .filter(|text| !text.is_empty())
            .map(lies)
            .transpose()
            .ok()
    }
    Some(Anschrift {
        ags: von.gemeindeschluessel.wert,
        postleitzahl: Postleitzahl::parse(von.postleitzahl.as_str()).ok()?,
        wohnort: von.wohnort.clone(),
        strasse: von.strasse.clone(),
        hausnummer: feld(
            von.hausnummer.as_ref().map(xoev::werte::Hausnummer::as_str),
            // The schema lets blanks stand between the digits.
            |text| Hausnummer::parse(&text.split_whitespace().collect::<String>()),
        )?,
        hausnummernzusatz: feld(
            von.hausnummer_zusatz
                .as_ref()
                .map(xoev::werte::HausnummerZusatz::as_str),
            Hausnummernzusatz::parse,
        )?,
        teilnummer: von.teilnummer.clone(),
        wohnungsnummer: feld(
            von.stockwerk.as_ref().map(xoev::werte::Stockwerk::as_str),
            Wohnungsnummer::parse,
        )?,
        zusatzangaben: von.zusatzangaben.clone(),
        wohnungsinhaber: von.wohnungsinhaber.clone(),
    })
}

pub(super) const fn tag(datum: &TagesdatumMitUnbekannt) -> Option<Date> {
    match datum {
        TagesdatumMitUnbekannt::Datum(tag) => Some(*tag),
        TagesdatumMitUnbekannt::Unbekannt(_) => None,
    }
}

pub(super) fn status(schluessel: xoev::codes::Wohnungsstatus) -> Wohnungsstatus {
    match schluessel {
        xoev::codes::Wohnungsstatus::Alleinige => Wohnungsstatus::Alleinige,
        xoev::codes::Wohnungsstatus::Haupt => Wohnungsstatus::Haupt,
        xoev::codes::Wohnungsstatus::Neben => Wohnungsstatus::Neben,
    }
}

/// Collects the further facts of a person, each under its DSMeld sheet.
pub(super) struct Angaben<'l> {
    listen: &'l Codelisten,
    pub alle: Vec<Angabe>,
}

impl<'l> Angaben<'l> {
    /// None yet; `listen` says what keys mean.
    pub(super) const fn neu(listen: &'l Codelisten) -> Self {
        Self {
            listen,
            alle: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, blatt: &str, wert: Option<&str>) {
        if let Some(wert) = wert.and_then(|wert| Text::parse(wert).ok()) {
            self.alle.push(Angabe {
                blatt: blatt.to_owned(),
                wert,
                schluessel: None,
            });
        }
    }

    pub(super) fn name(&mut self, blatt: &str, name: Option<&AllgemeinerName>) {
        self.text(blatt, name.and_then(AllgemeinerName::name).map(Text::as_str));
    }

    pub(super) fn tag(&mut self, blatt: &str, tag: Option<Date>) {
        self.text(blatt, tag.map(tag_lang).as_deref());
    }

    pub(super) fn teildatum(&mut self, blatt: &str, datum: Option<&TeilbekanntesDatum>) {
        self.datum(blatt, datum.map(Teildatum::from));
    }

    pub(super) fn datum(&mut self, blatt: &str, datum: Option<Teildatum>) {
        let text = datum.map(|datum| match datum {
            Teildatum::Tag(tag) => tag_lang(tag),
            Teildatum::Monat { jahr, monat } => format!("{} {jahr}", monatsname(monat)),
            anderes => anderes.to_string(),
        });
        self.text(blatt, text.as_deref());
    }

    /// A key whose list the standard leaves to the outside (DSMeld 0701, 1001).
    pub(super) fn code<L: Liste>(&mut self, blatt: &str, code: Option<&Code<L>>) {
        if let Some(code) = code {
            self.schluessel(blatt, L::URI, code.code());
        }
    }

    /// As [`Angaben::code`]; `oa` says that nothing is stated, even while no list is there that has it.
    pub(super) fn religion<L: Liste>(&mut self, blatt: &str, code: Option<&Code<L>>) {
        match code.map(Code::code) {
            Some("oa") if self.listen.eintrag(L::URI, "oa").is_none() => {
                self.text(blatt, Some("keine Angabe"));
            }
            _ => self.code(blatt, code),
        }
    }

    pub(super) fn familienstand(&mut self, stand: Option<Familienstand>) {
        if let Some(stand) = stand {
            self.schluessel("1401", Familienstand::LISTE.uri, stand.code());
        }
    }

    /// A document; passports, identity cards and the eID card have sheets of their own.
    pub(super) fn ausweis(&mut self, art: Ausweisart, nummer: Option<&Text>, gueltig_bis: Option<Date>) {
        let [blatt_art, blatt_nummer, blatt_bis, ..] = ausweisblaetter(art);
        self.schluessel(blatt_art, Ausweisart::LISTE.uri, art.code());
        self.text(blatt_nummer, nummer.map(Text::as_str));
        self.tag(blatt_bis, gueltig_bis);
    }

    /// Who issued a document of this kind, and when.
    pub(super) fn ausgestellt(&mut self, art: Ausweisart, von: Option<&Text>, am: Option<Date>) {
        let [.., blatt_von, blatt_am] = ausweisblaetter(art);
        self.text(blatt_von, von.map(Text::as_str));
        self.tag(blatt_am, am);
    }

    /// Where a fact is documented.
    pub(super) fn nachweis(&mut self, blatt: &str, nachweis: Option<&Nachweis>) {
        let Some(nachweis) = nachweis else { return };
        let wo = match &nachweis.behoerde_oder_aktenzeichen {
            None => [None, None],
            Some(BehoerdeAktenzeichen::Getrennt(getrennt)) => {
                [Some(&getrennt.behoerde), getrennt.aktenzeichen.as_ref()]
            }
            Some(BehoerdeAktenzeichen::Konkateniert(zusammen)) => {
                [Some(&zusammen.behoerdeaktenzeichen), None]
            }
        };
        let tag = nachweis.datum.map(tag_lang);
        let texte = std::iter::once(nachweis.dokumentbeschreibung.as_ref()).chain(wo);
        let teile: Vec<_> = texte.flatten().map(Text::as_str).chain(tag.as_deref()).collect();
        if !teile.is_empty() {
            self.text(blatt, Some(&teile.join(", ")));
        }
    }

    /// The key with its German name; a key that no list has is shown as what it is.
    pub(super) fn schluessel(&mut self, blatt: &str, liste: &str, code: &str) {
        let name = self.listen.name(liste, code, Sprache::Deutsch);
        let wert = name
            .and_then(|name| Text::parse(name).ok())
            .or_else(|| Text::parse(&format!("Schlüssel {code}")).ok());
        if let Some(wert) = wert {
            self.alle.push(Angabe {
                blatt: blatt.to_owned(),
                wert,
                schluessel: Some(Schluessel {
                    liste: liste.to_owned(),
                    code: code.to_owned(),
                }),
            });
        }
    }
}

/// The sheets of a document: kind, number, last day, who issued it, when.
const fn ausweisblaetter(art: Ausweisart) -> [&'static str; 5] {
    match art {
        Ausweisart::Personalausweis
        | Ausweisart::VorlaeufigerPersonalausweis
        | Ausweisart::ErsatzPersonalausweis => ["1700", "1708", "1703", "1701", "1702"],
        // An eID-Karte has no day of issue (R-PERSON-2).
        Ausweisart::EidKarte => ["1700", "1717", "1716", "1715", "1702"],
        _ => ["1704", "1709", "1707", "1705", "1706"],
    }
}

#[cfg(test)]
mod tests {
    use xoev::codes::{GeschlechtListe, StaatsangehoerigkeitListe};

    use super::*;

    fn worte(sammle: impl FnOnce(&mut Angaben<'_>)) -> Vec<(String, String)> {
        let listen = Codelisten::eingebaut();
        let mut angaben = Angaben::neu(&listen);
        sammle(&mut angaben);
        angaben
            .alle
            .into_iter()
            .map(|angabe| (angabe.blatt, angabe.wert.as_str().to_owned()))
            .collect()
    }

    fn paare(erwartet: &[(&str, &str)]) -> Vec<(String, String)> {
        erwartet
            .iter()
            .map(|(blatt, wert)| ((*blatt).to_owned(), (*wert).to_owned()))
            .collect()
    }

    #[test]
    fn keys_become_words_and_unknown_ones_stay_what_they_are() {
        let gefunden = worte(|angaben| {
            let geschlecht = Code::<GeschlechtListe>::parse("w", "1").unwrap();
            angaben.code("0701", Some(&geschlecht));
            for schluessel in ["151", "001"] {
                let angehoerig = Code::<StaatsangehoerigkeitListe>::parse(schluessel, "0").unwrap();
                angaben.code("1001", Some(&angehoerig));
            }
            angaben.familienstand(Some(Familienstand::Ledig));
        });
        let erwartet = [
            ("0701", "weiblich"),
            ("1001", "österreichisch"),
            ("1001", "Schlüssel 001"),
            ("1401", "ledig"),
        ];
        assert_eq!(gefunden, paare(&erwartet));
    }

    #[test]
    fn each_fact_of_a_document_stands_on_the_sheet_of_its_kind() {
        let nummer = Text::parse("T220001293").unwrap();
        let bis = Some(jiff::civil::date(2030, 1, 2));
        let gefunden = worte(|angaben| {
            angaben.ausweis(Ausweisart::Personalausweis, Some(&nummer), bis);
            angaben.ausweis(Ausweisart::Reisepass, None, bis);
            angaben.ausweis(Ausweisart::EidKarte, Some(&nummer), None);
        });
        let erwartet = [
            ("1700", "Personalausweis"),
            ("1708", "T220001293"),
            ("1703", "2. Januar 2030"),
            ("1704", "Deutscher Reisepass"),
            ("1707", "2. Januar 2030"),
            ("1700", "eID-Karte"),
            ("1717", "T220001293"),
        ];
        assert_eq!(gefunden, paare(&erwartet));
    }

    #[test]
    fn a_key_is_kept_beside_its_words() {
        let listen = Codelisten::eingebaut();
        let mut angaben = Angaben::neu(&listen);
        angaben.familienstand(Some(Familienstand::Verwitwet));
        let schluessel = angaben.alle.remove(0).schluessel.unwrap();
        assert_eq!(schluessel.code, "VW");
        let englisch = listen.name(&schluessel.liste, &schluessel.code, Sprache::Englisch);
        assert_eq!(englisch, Some("widowed"));
    }
}
