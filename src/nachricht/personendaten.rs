//! What a register sent about a person, put into the words of `meldewesen`.

use jiff::civil::Date;
use xoev::{
    Code, Text,
    codelist::Liste,
    teildatum::Teildatum,
    xmeld::{
        anschrift::AnschriftInland,
        datum::{TagesdatumMitUnbekannt, TeilbekanntesDatum},
        name::{AllgemeinerName, Familienname, Vornamen},
    },
};

use crate::meldewesen::{
    Angabe, Anschrift, Hausnummer, Hausnummernzusatz, Person, Postleitzahl, Wohnungsnummer, Wohnungsstatus,
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
            Hausnummer::parse,
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
#[derive(Default)]
pub(super) struct Angaben(pub Vec<Angabe>);

impl Angaben {
    pub(super) fn text(&mut self, blatt: &str, wert: Option<&str>) {
        if let Some(wert) = wert.and_then(|wert| Text::parse(wert).ok()) {
            self.0.push(Angabe {
                blatt: blatt.to_owned(),
                wert,
            });
        }
    }

    pub(super) fn name(&mut self, blatt: &str, name: Option<&AllgemeinerName>) {
        self.text(blatt, name.and_then(AllgemeinerName::name).map(Text::as_str));
    }

    pub(super) fn tag(&mut self, blatt: &str, tag: Option<Date>) {
        self.text(
            blatt,
            tag.map(|tag| tag.strftime("%d.%m.%Y").to_string()).as_deref(),
        );
    }

    pub(super) fn teildatum(&mut self, blatt: &str, datum: Option<&TeilbekanntesDatum>) {
        let text = datum.map(|datum| match Teildatum::from(datum) {
            Teildatum::Tag(tag) => tag.strftime("%d.%m.%Y").to_string(),
            Teildatum::Monat { jahr, monat } => format!("{monat:02}.{jahr}"),
            anderes => anderes.to_string(),
        });
        self.text(blatt, text.as_deref());
    }

    pub(super) fn geschlecht<L: Liste>(&mut self, code: Option<&Code<L>>) {
        let wort = code.map(|code| match code.code() {
            "m" => "männlich",
            "w" => "weiblich",
            "d" => "divers",
            _ => "keine Angabe",
        });
        self.text("0701", wort);
    }

    pub(super) fn staatsangehoerigkeit<L: Liste>(&mut self, code: &Code<L>) {
        let wort = if code.code() == "000" {
            "deutsch".to_owned()
        } else {
            format!("Schlüssel {}", code.code())
        };
        self.text("1001", Some(&wort));
    }

    pub(super) fn religion<L: Liste>(&mut self, blatt: &str, code: Option<&Code<L>>) {
        let wort = code.map(|code| match code.code() {
            "oa" => "keine Angabe".to_owned(),
            anderer => format!("Schlüssel {anderer}"),
        });
        self.text(blatt, wort.as_deref());
    }

    pub(super) fn ausweis(
        &mut self,
        art: xoev::codes::Ausweisart,
        nummer: Option<&Text>,
        gueltig_bis: Option<Date>,
    ) {
        let teile = [
            Some(art.name().to_owned()),
            nummer.map(|nummer| format!("Nr. {}", nummer.as_str())),
            gueltig_bis.map(|tag| format!("gültig bis {}", tag.strftime("%d.%m.%Y"))),
        ];
        self.text(
            "1701",
            Some(&teile.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        );
    }
}
