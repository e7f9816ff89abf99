//! The questions of the short check before the login, and the answers as typed values. No answer tells who somebody is.

use jiff::civil::Date;
use serde::Serialize;
use xoev::ags::Ags;

use super::{Feldfehler, Grund};

/// A closed question: its answers, and how they are written in a query.
macro_rules! antworten {
    ($(#[$doku:meta])* $name:ident { $($(#[$zeile:meta])* $antwort:ident = $wert:literal),+ $(,)? }) => {
        $(#[$doku])*
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        pub enum $name { $($(#[$zeile])* #[serde(rename = $wert)] $antwort),+ }

        impl $name {
            /// Every answer, in the order in which it is offered.
            pub const ALLE: &'static [Self] = &[$(Self::$antwort),+];

            /// How the answer is written in a query.
            #[must_use]
            pub const fn wert(self) -> &'static str {
                match self { $(Self::$antwort => $wert),+ }
            }

            /// The answer that is written so.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALLE.iter().copied().find(|antwort| antwort.wert() == text)
            }
        }
    };
}

antworten! {
    /// What somebody wants to do.
    Anliegen {
        /// Moved within one commune.
        Innerhalb = "innerhalb",
        /// Moved here from another commune in Germany.
        Zuzug = "zuzug",
        /// Took another dwelling and keeps the present one.
        ZweiteWohnung = "zweite-wohnung",
        /// Came to Germany.
        AusDemAusland = "aus-dem-ausland",
        /// Moves out and has no new dwelling in Germany.
        Auszug = "auszug",
        /// Gives up a Nebenwohnung, or makes it the Hauptwohnung.
        Nebenwohnung = "nebenwohnung",
        /// Stays in quarters for which the law has rules of its own.
        Unterkunft = "unterkunft",
        /// Needs a Meldebescheinigung.
        Bescheinigung = "bescheinigung",
    }
}

antworten! {
    /// Who moves.
    Wer {
        /// One person of age.
        Allein = "allein",
        /// Spouses or registered partners, or parents with minor children, from one dwelling on one day.
        Familie = "familie",
        /// People who are neither married nor registered partners.
        Gemeinsam = "gemeinsam",
        /// A family from different dwellings or on different days.
        Getrennt = "getrennt",
        /// One parent with a minor; the other parent lives elsewhere.
        Elternteil = "elternteil",
        /// Somebody aged 16 or 17, alone.
        Jugendlich = "jugendlich",
        /// A child under 16 without its parents.
        Kind = "kind",
        /// An adult whose Betreuer decides on the residence.
        Betreuung = "betreuung",
    }
}

antworten! {
    /// What is still missing for an Anmeldung; of several the first counts.
    Fehlt {
        /// An ID that the Land's login takes.
        Ausweis = "ausweis",
        /// The PIN, or the online function is off.
        Pin = "pin",
        /// The day of moving in has not come yet.
        Einzug = "einzug",
        /// The Wohnungsgeberbestätigung.
        Bestaetigung = "bestaetigung",
        /// Nothing.
        Nichts = "nichts",
    }
}

antworten! {
    /// Whether somebody can identify for a Meldebescheinigung.
    Ausweis {
        /// With an ID and its PIN.
        MitPin = "mit-pin",
        /// The ID is there, but no PIN, or the online function is off.
        OhnePin = "ohne-pin",
        /// No ID that the Land's login takes.
        Keiner = "keiner",
    }
}

antworten! {
    /// How long somebody stays, as planned. A longer stay is greater.
    Dauer {
        /// Up to three months.
        BisDreiMonate = "drei",
        /// More than three, up to six months.
        BisSechsMonate = "sechs",
        /// More than six, up to twelve months.
        BisZwoelfMonate = "zwoelf",
        /// More than twelve months, or open.
        Laenger = "laenger",
    }
}

antworten! {
    /// Whether somebody is registered in Germany, under § 17 or § 28 BMG.
    Gemeldet {
        /// With a dwelling that is kept.
        ImInland = "ja",
        /// Nowhere in Germany; otherwise lives abroad.
        Nirgends = "nein",
    }
}

antworten! {
    /// Whether somebody who comes from abroad was registered in Germany before.
    Frueher {
        /// Returns.
        Ja = "ja",
        /// Comes for the first time.
        Nein = "nein",
    }
}

antworten! {
    /// Where somebody goes who moves out.
    Ziel {
        /// Abroad.
        Ausland = "ausland",
        /// Stays in Germany without a dwelling.
        OhneWohnung = "ohne-wohnung",
    }
}

antworten! {
    /// What becomes of a Nebenwohnung.
    Aenderung {
        /// It is given up.
        Aufgeben = "aufgeben",
        /// It becomes the Hauptwohnung, or the other way round.
        Tauschen = "tauschen",
    }
}

antworten! {
    /// Quarters for which the law has rules of its own.
    Quartier {
        /// A foreign mission or consulate (§ 26 BMG).
        Botschaft = "botschaft",
        /// Voluntary military service, Bundesfreiwilligendienst, reserve duty (§ 27 Abs. 1 Nr. 1 to 4 BMG).
        Dienst = "dienst",
        /// Soldiers and police in quarters of the service (§ 27 Abs. 1 Nr. 5 BMG).
        Kaserne = "kaserne",
        /// Public servants on a course (§ 27 Abs. 1 Nr. 6 BMG).
        Lehrgang = "lehrgang",
        /// Hotel, guest house, holiday flat (§ 29 Abs. 1 BMG).
        Hotel = "hotel",
        /// Camping site (§ 29 Abs. 4 BMG).
        Camping = "camping",
        /// Hospital, nursing home or another home (§ 32 BMG).
        Heim = "heim",
        /// Barge (§ 28 BMG).
        Schiff = "schiff",
    }
}

/// A commune that somebody named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Gemeindewahl {
    /// One of the list.
    Gemeinde(Ags),
    /// None of the list.
    Andere,
}

impl Gemeindewahl {
    /// The answer "none of the list" in a query.
    pub const ANDERE: &'static str = "andere";

    /// Reads an AGS or `andere`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == Self::ANDERE {
            return Some(Self::Andere);
        }
        Ags::parse(text).ok().map(Self::Gemeinde)
    }

    /// The AGS, if it is one of the list.
    #[must_use]
    pub const fn ags(self) -> Option<Ags> {
        match self {
            Self::Gemeinde(ags) => Some(ags),
            Self::Andere => None,
        }
    }
}

antworten! {
    /// A question of the check; its name is that of its field.
    Frage {
        /// What somebody wants to do.
        Anliegen = "anliegen",
        /// Which quarters.
        Quartier = "quartier",
        /// Where somebody goes who moves out.
        Ziel = "ziel",
        /// What becomes of a Nebenwohnung.
        Aenderung = "aenderung",
        /// Whether there is a registered dwelling in Germany.
        Gemeldet = "gemeldet",
        /// How long the stay is.
        Dauer = "dauer",
        /// The day of moving in.
        Einzug = "einzug",
        /// Whether somebody was registered in Germany before.
        Frueher = "frueher",
        /// The commune whose authority is competent.
        Gemeinde = "gemeinde",
        /// The commune of the present dwelling, which keeps the data.
        Bisher = "bisher",
        /// Who moves.
        Wer = "wer",
        /// What is still missing.
        Fehlt = "fehlt",
        /// Whether somebody can identify.
        Ausweis = "ausweis",
    }
}

/// The answers given so far.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Vorabantworten {
    /// What somebody wants to do.
    pub anliegen: Option<Anliegen>,
    /// Which quarters.
    pub quartier: Option<Quartier>,
    /// Where somebody goes who moves out.
    pub ziel: Option<Ziel>,
    /// What becomes of a Nebenwohnung.
    pub aenderung: Option<Aenderung>,
    /// Whether there is a registered dwelling in Germany.
    pub gemeldet: Option<Gemeldet>,
    /// How long the stay is.
    pub dauer: Option<Dauer>,
    /// The day of moving in, past or future.
    pub einzug: Option<Date>,
    /// Whether somebody was registered in Germany before.
    pub frueher: Option<Frueher>,
    /// The commune whose authority is competent.
    pub gemeinde: Option<Gemeindewahl>,
    /// The commune of the present dwelling.
    pub bisher: Option<Gemeindewahl>,
    /// Who moves.
    pub wer: Option<Wer>,
    /// What is still missing.
    pub fehlt: Option<Fehlt>,
    /// Whether somebody can identify.
    pub ausweis: Option<Ausweis>,
}

impl Vorabantworten {
    /// Reads the fields of a query; `feld` gives the text of a field, empty if it was not sent.
    ///
    /// The day of moving in is `einzug` (`YYYY-MM-DD`), or `einzug_tag`, `einzug_monat` and `einzug_jahr`. What cannot be
    /// read counts as not answered and is told beside.
    #[must_use]
    pub fn parse(feld: impl Fn(&'static str) -> String) -> (Self, Vec<Feldfehler>) {
        let mut fehler = Vec::new();
        let einzug = einzug(&feld).unwrap_or_else(|grund| {
            let feld = EINZUG_TAG;
            fehler.push(Feldfehler { feld, grund });
            None
        });
        let mut lies = Leser {
            feld: &feld,
            fehler: &mut fehler,
        };
        let antworten = Self {
            anliegen: lies.antwort(Frage::Anliegen, Anliegen::parse),
            quartier: lies.antwort(Frage::Quartier, Quartier::parse),
            ziel: lies.antwort(Frage::Ziel, Ziel::parse),
            aenderung: lies.antwort(Frage::Aenderung, Aenderung::parse),
            gemeldet: lies.antwort(Frage::Gemeldet, Gemeldet::parse),
            dauer: lies.antwort(Frage::Dauer, Dauer::parse),
            einzug,
            frueher: lies.antwort(Frage::Frueher, Frueher::parse),
            gemeinde: lies.antwort(Frage::Gemeinde, Gemeindewahl::parse),
            bisher: lies.antwort(Frage::Bisher, Gemeindewahl::parse),
            wer: lies.antwort(Frage::Wer, Wer::parse),
            fehlt: lies.antwort(Frage::Fehlt, Fehlt::parse),
            ausweis: lies.antwort(Frage::Ausweis, Ausweis::parse),
        };
        (antworten, fehler)
    }

    /// The same answers without that to `frage`, which is then asked again.
    #[must_use]
    pub const fn ohne(mut self, frage: Frage) -> Self {
        match frage {
            Frage::Anliegen => self.anliegen = None,
            Frage::Quartier => self.quartier = None,
            Frage::Ziel => self.ziel = None,
            Frage::Aenderung => self.aenderung = None,
            Frage::Gemeldet => self.gemeldet = None,
            Frage::Dauer => self.dauer = None,
            Frage::Einzug => self.einzug = None,
            Frage::Frueher => self.frueher = None,
            Frage::Gemeinde => self.gemeinde = None,
            Frage::Bisher => self.bisher = None,
            Frage::Wer => self.wer = None,
            Frage::Fehlt => self.fehlt = None,
            Frage::Ausweis => self.ausweis = None,
        }
        self
    }

    /// The answer to `frage` as it is written in a query.
    #[must_use]
    pub fn wert(&self, frage: Frage) -> Option<String> {
        let wahl = |wahl: Gemeindewahl| {
            wahl.ags()
                .map_or(Gemeindewahl::ANDERE.to_owned(), |ags| ags.to_string())
        };
        match frage {
            Frage::Einzug => self.einzug.map(|tag| tag.to_string()),
            Frage::Gemeinde => self.gemeinde.map(wahl),
            Frage::Bisher => self.bisher.map(wahl),
            Frage::Anliegen => self.anliegen.map(Anliegen::wert).map(str::to_owned),
            Frage::Quartier => self.quartier.map(Quartier::wert).map(str::to_owned),
            Frage::Ziel => self.ziel.map(Ziel::wert).map(str::to_owned),
            Frage::Aenderung => self.aenderung.map(Aenderung::wert).map(str::to_owned),
            Frage::Gemeldet => self.gemeldet.map(Gemeldet::wert).map(str::to_owned),
            Frage::Dauer => self.dauer.map(Dauer::wert).map(str::to_owned),
            Frage::Frueher => self.frueher.map(Frueher::wert).map(str::to_owned),
            Frage::Wer => self.wer.map(Wer::wert).map(str::to_owned),
            Frage::Fehlt => self.fehlt.map(Fehlt::wert).map(str::to_owned),
            Frage::Ausweis => self.ausweis.map(Ausweis::wert).map(str::to_owned),
        }
    }
}

/// The first of the three fields of a date; a fault of the date stands there.
const EINZUG_TAG: &str = "einzug_tag";

impl Frage {
    /// The field at which a fault of this question stands.
    #[must_use]
    pub const fn feld(self) -> &'static str {
        match self {
            Self::Einzug => EINZUG_TAG,
            frage => frage.wert(),
        }
    }
}

/// Reads one closed answer after the other.
struct Leser<'a, F> {
    feld: &'a F,
    fehler: &'a mut Vec<Feldfehler>,
}

impl<F: Fn(&'static str) -> String> Leser<'_, F> {
    fn antwort<T>(&mut self, frage: Frage, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let roh = (self.feld)(frage.wert());
        if roh.is_empty() {
            return None;
        }
        let antwort = parse(&roh);
        if antwort.is_none() {
            let (feld, grund) = (frage.feld(), Grund::Form);
            self.fehler.push(Feldfehler { feld, grund });
        }
        antwort
    }
}

fn einzug(feld: &impl Fn(&'static str) -> String) -> Result<Option<Date>, Grund> {
    let teile = [EINZUG_TAG, "einzug_monat", "einzug_jahr"].map(|name| feld(name).trim().to_owned());
    let text = match &teile {
        [tag, monat, jahr] if teile.iter().any(|teil| !teil.is_empty()) => {
            format!("{jahr:0>4}-{monat:0>2}-{tag:0>2}")
        }
        _ => feld(Frage::Einzug.wert()).trim().to_owned(),
    };
    if text.is_empty() {
        return Ok(None);
    }
    let tag: Date = text.parse().map_err(|_| Grund::KeinDatum)?;
    if (1900..=2200).contains(&tag.year()) {
        Ok(Some(tag))
    } else {
        Err(Grund::KeinDatum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(felder: &[(&str, &str)]) -> (Vorabantworten, Vec<Feldfehler>) {
        Vorabantworten::parse(|name| {
            let feld = felder.iter().find(|(feld, _)| *feld == name);
            feld.map(|(_, wert)| (*wert).to_owned()).unwrap_or_default()
        })
    }

    #[test]
    fn every_answer_is_read_as_it_is_written() {
        let felder = [
            ("anliegen", "zuzug"),
            ("quartier", "kaserne"),
            ("ziel", "ohne-wohnung"),
            ("aenderung", "tauschen"),
            ("gemeldet", "ja"),
            ("dauer", "sechs"),
            ("einzug", "2026-11-01"),
            ("frueher", "nein"),
            ("gemeinde", "99000001"),
            ("bisher", "andere"),
            ("wer", "familie"),
            ("fehlt", "nichts"),
            ("ausweis", "ohne-pin"),
        ];
        let (antworten, fehler) = parse(&felder);
        assert_eq!(fehler, []);
        for (name, wert) in felder {
            let frage = Frage::parse(name).unwrap();
            assert_eq!(antworten.wert(frage).as_deref(), Some(wert), "{name}");
        }
        assert_eq!(felder.len(), Frage::ALLE.len());
    }

    #[test]
    fn the_day_of_moving_in_may_come_in_three_fields() {
        let (antworten, fehler) = parse(&[
            ("einzug_tag", "1"),
            ("einzug_monat", "3"),
            ("einzug_jahr", "2027"),
        ]);
        assert_eq!(
            (antworten.wert(Frage::Einzug).as_deref(), fehler.len()),
            (Some("2027-03-01"), 0)
        );
        for falsch in [
            ["31", "2", "2026"],
            ["1", "1", "26"],
            ["", "1", "2026"],
            ["x", "1", "2026"],
        ] {
            let [tag, monat, jahr] = falsch;
            let (antworten, fehler) = parse(&[
                ("einzug_tag", tag),
                ("einzug_monat", monat),
                ("einzug_jahr", jahr),
            ]);
            assert_eq!(antworten.einzug, None);
            let feld = "einzug_tag";
            assert_eq!(
                fehler,
                [Feldfehler {
                    feld,
                    grund: Grund::KeinDatum
                }],
                "{falsch:?}"
            );
        }
    }

    #[test]
    fn what_nobody_offers_counts_as_not_answered_and_is_told() {
        let (antworten, fehler) = parse(&[("anliegen", "reise"), ("gemeinde", "9"), ("wer", "")]);
        assert_eq!(antworten, Vorabantworten::default());
        let felder: Vec<_> = fehler.iter().map(|f| f.feld).collect();
        assert_eq!(felder, ["anliegen", "gemeinde"]);
    }
}
