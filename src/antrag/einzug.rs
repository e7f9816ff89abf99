//! The day of moving in, and what becomes of the dwellings before: the questions that §§ 21 and 22 BMG need.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Feldfehler, Grund};

/// A move may be prepared so long before it happens. Unit: days.
pub const VORLAUF_TAGE: i64 = 180;

/// Names of the fields that say what becomes of each present dwelling, in the order of the register.
pub const BISHERIGE: [&str; 8] = [
    "bisherige_0",
    "bisherige_1",
    "bisherige_2",
    "bisherige_3",
    "bisherige_4",
    "bisherige_5",
    "bisherige_6",
    "bisherige_7",
];

/// The fields as typed.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct EinzugEingabe {
    /// Day of moving in, `1` to `31`.
    pub einzug_tag: String,
    /// Month of moving in, `1` to `12`.
    pub einzug_monat: String,
    /// Year of moving in, four digits.
    pub einzug_jahr: String,
    /// `aufgeben` or `behalten` for each present dwelling, in the order of the register.
    pub bisherige: Vec<String>,
    /// Day of moving out where it is another one; may stay empty.
    pub auszug_tag: String,
    /// Month of moving out.
    pub auszug_monat: String,
    /// Year of moving out.
    pub auszug_jahr: String,
    /// Which dwelling is used most: `neu`, or the number of a kept one. Asked only if one is kept.
    pub vorwiegend: String,
    /// `ja` or `nein`: whether spouses live apart for good (§ 22 Abs. 1 BMG). Asked only of spouses who do not move together.
    pub getrennt: String,
}

impl std::fmt::Debug for EinzugEingabe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EinzugEingabe(‹personal›)")
    }
}

/// What becomes of a dwelling that the register holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verbleib {
    /// The person moves out.
    Aufgeben,
    /// The person keeps it.
    Behalten,
}

/// The dwelling that is used most. Source: § 21 Abs. 2, § 22 BMG.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vorwiegend {
    /// The new one.
    Neu,
    /// A kept one, by its number in the register's answer.
    Bisher(usize),
}

/// The day and the other dwellings, read without faults.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Einzug {
    /// Day of moving in (DSMeld 1301); may lie ahead, then the form waits for it.
    pub tag: Date,
    /// Day of moving out (DSMeld 1306), only if it is another one.
    pub auszug: Option<Date>,
    /// What becomes of each present dwelling.
    pub bisherige: Vec<Verbleib>,
}

impl Einzug {
    /// Reads the fields; the register holds `wohnungen` present dwellings.
    ///
    /// # Errors
    /// Every field that could not be taken, in the order of the form.
    pub fn parse(eingabe: &EinzugEingabe, wohnungen: usize, heute: Date) -> Result<Self, Vec<Feldfehler>> {
        let mut fehler = Vec::new();
        let teile = [&eingabe.einzug_jahr, &eingabe.einzug_monat, &eingabe.einzug_tag];
        let tag = match datum(teile) {
            Ok(Some(tag)) => im_rahmen(tag, heute).map_err(|grund| (grund, "einzug_tag")),
            Ok(None) => Err((Grund::Fehlt, "einzug_tag")),
            Err(grund) => Err((grund, "einzug_tag")),
        };
        let tag = tag
            .map_err(|(grund, feld)| fehler.push(Feldfehler { feld, grund }))
            .ok();
        let mut bisherige = Vec::new();
        for (nummer, feld) in BISHERIGE.into_iter().enumerate().take(wohnungen) {
            match eingabe.bisherige.get(nummer).map(String::as_str) {
                Some("aufgeben") => bisherige.push(Verbleib::Aufgeben),
                Some("behalten") => bisherige.push(Verbleib::Behalten),
                _ => fehler.push(Feldfehler {
                    feld,
                    grund: Grund::Fehlt,
                }),
            }
        }
        let teile = [&eingabe.auszug_jahr, &eingabe.auszug_monat, &eingabe.auszug_tag];
        let auszug = match datum(teile) {
            Ok(auszug) => auszug.filter(|auszug| Some(*auszug) != tag),
            Err(grund) => {
                fehler.push(Feldfehler {
                    feld: "auszug_tag",
                    grund,
                });
                None
            }
        };
        // Only somebody who gives up a dwelling moves out of it.
        let auszug = auszug.filter(|_| bisherige.contains(&Verbleib::Aufgeben));
        match tag {
            Some(tag) if fehler.is_empty() => Ok(Self {
                tag,
                auszug,
                bisherige,
            }),
            _ => Err(fehler),
        }
    }

    /// Whether the person keeps any dwelling besides the new one.
    #[must_use]
    pub fn behaelt(&self) -> bool {
        self.bisherige.contains(&Verbleib::Behalten)
    }

    /// Reads which dwelling is used most; `None` where nothing is kept, so that nothing is asked.
    ///
    /// # Errors
    /// [`Feldfehler`] on `vorwiegend`.
    pub fn vorwiegend(&self, eingabe: &EinzugEingabe) -> Result<Option<Vorwiegend>, Feldfehler> {
        if !self.behaelt() {
            return Ok(None);
        }
        let fehler = Feldfehler {
            feld: "vorwiegend",
            grund: Grund::Fehlt,
        };
        if eingabe.vorwiegend == "neu" {
            return Ok(Some(Vorwiegend::Neu));
        }
        let nummer: usize = eingabe.vorwiegend.parse().map_err(|_| fehler.clone())?;
        match self.bisherige.get(nummer) {
            Some(Verbleib::Behalten) => Ok(Some(Vorwiegend::Bisher(nummer))),
            _ => Err(fehler),
        }
    }
}

/// The calendar day that three fields name; `None` if all are empty.
fn datum([jahr, monat, tag]: [&String; 3]) -> Result<Option<Date>, Grund> {
    let [jahr, monat, tag] = [jahr, monat, tag].map(|teil| teil.trim());
    if [jahr, monat, tag].iter().all(|teil| teil.is_empty()) {
        return Ok(None);
    }
    format!("{jahr:0>4}-{monat:0>2}-{tag:0>2}")
        .parse()
        .map(Some)
        .map_err(|_| Grund::KeinDatum)
}

fn im_rahmen(tag: Date, heute: Date) -> Result<Date, Grund> {
    if i32::from(heute.year()) - i32::from(tag.year()) > 120 {
        return Err(Grund::ZuFrueh);
    }
    if tag > heute.saturating_add(jiff::Span::new().days(VORLAUF_TAGE)) {
        return Err(Grund::ZuWeitVoraus);
    }
    Ok(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const HEUTE: Date = date(2026, 11, 22);

    fn eingabe(tag: &str, monat: &str, bisherige: &[&str]) -> EinzugEingabe {
        EinzugEingabe {
            einzug_tag: tag.into(),
            einzug_monat: monat.into(),
            einzug_jahr: "2026".into(),
            bisherige: bisherige.iter().map(|b| (*b).to_owned()).collect(),
            ..EinzugEingabe::default()
        }
    }

    #[test]
    fn a_day_ahead_is_kept_and_one_far_ahead_is_not() {
        let morgen = Einzug::parse(&eingabe("23", "11", &["aufgeben"]), 1, HEUTE).unwrap();
        assert_eq!(morgen.tag, date(2026, 11, 23));
        let mut weit = eingabe("1", "6", &["aufgeben"]);
        weit.einzug_jahr = "2027".into();
        assert_eq!(
            Einzug::parse(&weit, 1, HEUTE).unwrap_err()[0].grund,
            Grund::ZuWeitVoraus
        );
        let keins = eingabe("30", "2", &["aufgeben"]);
        assert_eq!(
            Einzug::parse(&keins, 1, HEUTE).unwrap_err()[0].grund,
            Grund::KeinDatum
        );
    }

    #[test]
    fn each_dwelling_wants_an_answer() {
        let fehler = Einzug::parse(&eingabe("", "", &["behalten"]), 2, HEUTE).unwrap_err();
        let felder: Vec<_> = fehler.iter().map(|f| f.feld).collect();
        assert_eq!(
            felder,
            ["bisherige_1", "einzug_tag"]
                .map(|f| f)
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_day_of_moving_out_counts_only_if_it_is_another_one() {
        let mut gleich = eingabe("1", "11", &["aufgeben"]);
        (gleich.auszug_tag, gleich.auszug_monat, gleich.auszug_jahr) =
            ("1".into(), "11".into(), "2026".into());
        assert_eq!(Einzug::parse(&gleich, 1, HEUTE).unwrap().auszug, None);
        gleich.auszug_tag = "3".into();
        assert_eq!(
            Einzug::parse(&gleich, 1, HEUTE).unwrap().auszug,
            Some(date(2026, 11, 3))
        );
        gleich.bisherige = vec!["behalten".into()];
        assert_eq!(Einzug::parse(&gleich, 1, HEUTE).unwrap().auszug, None);
    }

    #[test]
    fn the_main_dwelling_is_asked_for_only_if_one_is_kept_and_must_be_one_that_is_kept() {
        let auf = Einzug::parse(&eingabe("1", "11", &["aufgeben"]), 1, HEUTE).unwrap();
        assert_eq!(auf.vorwiegend(&EinzugEingabe::default()), Ok(None));
        let zwei = eingabe("1", "11", &["aufgeben", "behalten"]);
        let behalten = Einzug::parse(&zwei, 2, HEUTE).unwrap();
        let antwort = |wert: &str| {
            behalten.vorwiegend(&EinzugEingabe {
                vorwiegend: wert.into(),
                ..EinzugEingabe::default()
            })
        };
        assert_eq!(antwort("neu"), Ok(Some(Vorwiegend::Neu)));
        assert_eq!(antwort("1"), Ok(Some(Vorwiegend::Bisher(1))));
        assert!(antwort("0").is_err() && antwort("").is_err() && antwort("9").is_err());
    }
}
