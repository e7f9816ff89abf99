//! The new dwelling: what a form says, and what it means.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::{
    ags::Ags,
    latin::{Text, bereinigt},
};

use super::{Einzugsdatum, EinzugsdatumError, Feldfehler, Grund};
use crate::meldewesen::{
    Anschrift, Hausnummer, Hausnummernzusatz, Postleitzahl, Wohnungsnummer, Wohnungsstatus,
};

/// The fields of the form as they were typed; kept in the draft, so that nothing is lost.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WohnungEingabe {
    /// The AGS of the commune of the new dwelling.
    pub gemeinde: String,
    /// Street without the number.
    pub strasse: String,
    /// Digits of the house number.
    pub hausnummer: String,
    /// Letter or extra digits of the house number.
    pub hausnummernzusatz: String,
    /// Postcode.
    pub postleitzahl: String,
    /// Storey or number of the flat; may stay empty.
    pub wohnungsnummer: String,
    /// Anything that helps to find the door; may stay empty.
    pub zusatzangaben: String,
    /// Day of moving in, `1` to `31`.
    pub einzug_tag: String,
    /// Month of moving in, `1` to `12`.
    pub einzug_monat: String,
    /// Year of moving in, four digits.
    pub einzug_jahr: String,
    /// `alleinige`, `haupt` or `neben`.
    pub status: String,
}

impl std::fmt::Debug for WohnungEingabe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WohnungEingabe(‹personal›)")
    }
}

/// The new dwelling, read from a form without faults.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct NeueWohnung {
    /// Where it is.
    pub anschrift: Anschrift,
    /// Since when.
    pub einzug: Einzugsdatum,
    /// Which kind of dwelling it is for the person (§ 21 BMG).
    pub status: Wohnungsstatus,
}

impl NeueWohnung {
    /// Reads the form; `gemeinden` are AGS and name of the communes that may be chosen.
    ///
    /// # Errors
    /// Every field that could not be taken, in the order of the form.
    pub fn parse(
        eingabe: &WohnungEingabe,
        gemeinden: &[(Ags, &str)],
        heute: Date,
    ) -> Result<Self, Vec<Feldfehler>> {
        let mut fehler = Vec::new();
        let gemeinde = gemeinde(eingabe, gemeinden, &mut fehler);
        let strasse = pflicht_text("strasse", &eingabe.strasse, 55, &mut fehler);
        let hausnummer = kann(
            "hausnummer",
            &eingabe.hausnummer,
            |t| Hausnummer::parse(t).ok(),
            &mut fehler,
        );
        if bereinigt(&eingabe.hausnummer).is_empty() {
            fehler.push(Feldfehler {
                feld: "hausnummer",
                grund: Grund::Fehlt,
            });
        }
        let zusatz = kann(
            "hausnummernzusatz",
            &eingabe.hausnummernzusatz,
            |t| Hausnummernzusatz::parse(t).ok(),
            &mut fehler,
        );
        let postleitzahl = postleitzahl(&eingabe.postleitzahl, &mut fehler);
        let wohnungsnummer = kann(
            "wohnungsnummer",
            &eingabe.wohnungsnummer,
            |t| Wohnungsnummer::parse(t).ok(),
            &mut fehler,
        );
        let zusatzangaben = kann_text("zusatzangaben", &eingabe.zusatzangaben, 21, &mut fehler);
        let einzug = einzug(eingabe, heute, &mut fehler);
        let status = status(&eingabe.status, &mut fehler);
        match (gemeinde, strasse, postleitzahl, einzug, status) {
            (Some((ags, wohnort)), Some(strasse), Some(postleitzahl), Some(einzug), Some(status))
                if fehler.is_empty() =>
            {
                Ok(Self {
                    anschrift: Anschrift {
                        ags,
                        postleitzahl,
                        wohnort,
                        strasse,
                        hausnummer,
                        hausnummernzusatz: zusatz,
                        teilnummer: None,
                        wohnungsnummer,
                        zusatzangaben,
                        wohnungsinhaber: None,
                    },
                    einzug,
                    status,
                })
            }
            _ => Err(fehler),
        }
    }
}

/// A text that must be there; `hoechstens` in characters.
pub(super) fn pflicht_text(
    feld: &'static str,
    roh: &str,
    hoechstens: usize,
    fehler: &mut Vec<Feldfehler>,
) -> Option<Text> {
    if bereinigt(roh).is_empty() {
        fehler.push(Feldfehler {
            feld,
            grund: Grund::Fehlt,
        });
        return None;
    }
    kann_text(feld, roh, hoechstens, fehler)
}

/// A text that may be absent; `hoechstens` in characters.
pub(super) fn kann_text(
    feld: &'static str,
    roh: &str,
    hoechstens: usize,
    fehler: &mut Vec<Feldfehler>,
) -> Option<Text> {
    let sauber = bereinigt(roh);
    if sauber.is_empty() {
        return None;
    }
    let grund = if sauber.chars().count() > hoechstens {
        Grund::ZuLang
    } else if let Ok(text) = Text::parse(&sauber) {
        return Some(text);
    } else {
        Grund::zeichen_oder_form(roh)
    };
    fehler.push(Feldfehler { feld, grund });
    None
}

fn kann<T>(
    feld: &'static str,
    roh: &str,
    lesen: impl FnOnce(&str) -> Option<T>,
    fehler: &mut Vec<Feldfehler>,
) -> Option<T> {
    let sauber = bereinigt(roh);
    if sauber.is_empty() {
        return None;
    }
    let wert = lesen(&sauber);
    if wert.is_none() {
        fehler.push(Feldfehler {
            feld,
            grund: Grund::zeichen_oder_form(roh),
        });
    }
    wert
}

fn gemeinde(
    eingabe: &WohnungEingabe,
    gemeinden: &[(Ags, &str)],
    fehler: &mut Vec<Feldfehler>,
) -> Option<(Ags, Text)> {
    let gewaehlt = eingabe.gemeinde.trim();
    let gefunden = gemeinden
        .iter()
        .find(|(ags, _)| ags.as_str() == gewaehlt)
        .and_then(|(ags, name)| Some((*ags, Text::parse(name).ok()?)));
    if gefunden.is_none() {
        let grund = if gewaehlt.is_empty() {
            Grund::Fehlt
        } else {
            Grund::GemeindeUnbekannt
        };
        fehler.push(Feldfehler {
            feld: "gemeinde",
            grund,
        });
    }
    gefunden
}

fn postleitzahl(roh: &str, fehler: &mut Vec<Feldfehler>) -> Option<Postleitzahl> {
    let sauber = bereinigt(roh);
    let gelesen = Postleitzahl::parse(&sauber).ok();
    if gelesen.is_none() {
        let grund = if sauber.is_empty() {
            Grund::Fehlt
        } else {
            Grund::zeichen_oder_form(roh)
        };
        fehler.push(Feldfehler {
            feld: "postleitzahl",
            grund,
        });
    }
    gelesen
}

fn einzug(eingabe: &WohnungEingabe, heute: Date, fehler: &mut Vec<Feldfehler>) -> Option<Einzugsdatum> {
    let teile = [&eingabe.einzug_jahr, &eingabe.einzug_monat, &eingabe.einzug_tag].map(|t| t.trim());
    if teile.iter().all(|t| t.is_empty()) {
        fehler.push(Feldfehler {
            feld: "einzug_tag",
            grund: Grund::Fehlt,
        });
        return None;
    }
    let [jahr, monat, tag] = teile;
    match Einzugsdatum::parse(&format!("{jahr:0>4}-{monat:0>2}-{tag:0>2}"), heute) {
        Ok(einzug) => Some(einzug),
        Err(grund) => {
            let grund = match grund {
                EinzugsdatumError::KeinDatum => Grund::KeinDatum,
                EinzugsdatumError::InDerZukunft => Grund::InDerZukunft,
                EinzugsdatumError::ZuFrueh => Grund::ZuFrueh,
            };
            fehler.push(Feldfehler {
                feld: "einzug_tag",
                grund,
            });
            None
        }
    }
}

fn status(roh: &str, fehler: &mut Vec<Feldfehler>) -> Option<Wohnungsstatus> {
    let status = match roh {
        "alleinige" => Some(Wohnungsstatus::Alleinige),
        "haupt" => Some(Wohnungsstatus::Haupt),
        "neben" => Some(Wohnungsstatus::Neben),
        _ => None,
    };
    if status.is_none() {
        fehler.push(Feldfehler {
            feld: "status",
            grund: Grund::Fehlt,
        });
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn eingabe() -> WohnungEingabe {
        WohnungEingabe {
            gemeinde: "99000002".into(),
            strasse: "Neue Straße".into(),
            hausnummer: "7".into(),
            postleitzahl: "99002".into(),
            einzug_tag: "1".into(),
            einzug_monat: "11".into(),
            einzug_jahr: "2026".into(),
            status: "alleinige".into(),
            ..WohnungEingabe::default()
        }
    }

    fn lies(eingabe: &WohnungEingabe) -> Result<NeueWohnung, Vec<Feldfehler>> {
        let neustadt = Ags::parse("99000002").unwrap();
        NeueWohnung::parse(eingabe, &[(neustadt, "Neustadt")], date(2026, 11, 22))
    }

    #[test]
    fn a_complete_form_becomes_a_dwelling() {
        let wohnung = lies(&eingabe()).unwrap();
        assert_eq!(wohnung.anschrift.einzeilig(), "Neue Straße 7, 99002 Neustadt");
        assert_eq!(wohnung.einzug.tag(), date(2026, 11, 1));
    }

    #[test]
    fn every_fault_of_a_form_is_named_at_once() {
        let fehler = lies(&WohnungEingabe {
            postleitzahl: "9".into(),
            ..WohnungEingabe::default()
        })
        .unwrap_err();
        let felder: Vec<_> = fehler.iter().map(|f| f.feld).collect();
        assert_eq!(
            felder,
            [
                "gemeinde",
                "strasse",
                "hausnummer",
                "postleitzahl",
                "einzug_tag",
                "status"
            ]
        );
    }

    #[test]
    fn what_a_keyboard_makes_of_a_name_is_taken() {
        let wohnung = lies(&WohnungEingabe {
            strasse: " Stra\u{DF}e \u{201E}Am Mu\u{308}hlbach\u{201C} \u{2013} Ost".into(),
            hausnummer: "\u{FF17}".into(),
            postleitzahl: "99002\u{200B}".into(),
            ..eingabe()
        })
        .unwrap();
        assert_eq!(
            wohnung.anschrift.einzeilig(),
            "Stra\u{DF}e \"Am M\u{FC}hlbach\" - Ost 7, 99002 Neustadt"
        );
    }

    #[test]
    fn a_letter_that_only_looks_right_is_named_with_the_one_to_write() {
        let fehler = lies(&WohnungEingabe {
            strasse: "N\u{435}ue Straße".into(),
            hausnummernzusatz: "\u{430}".into(),
            ..eingabe()
        })
        .unwrap_err();
        let raete = fehler.iter().map(|f| match &f.grund {
            Grund::Zeichen(rat) => (f.feld, rat.stelle(), rat.statt().unwrap()),
            _ => panic!("a letter is the only fault"),
        });
        assert_eq!(
            raete.collect::<Vec<_>>(),
            [("strasse", 2, "e"), ("hausnummernzusatz", 1, "a")]
        );
        assert!(!format!("{fehler:?}").contains('\u{435}'));
    }

    #[test]
    fn a_day_in_the_future_is_not_a_day_of_moving_in() {
        let morgen = WohnungEingabe {
            einzug_tag: "23".into(),
            ..eingabe()
        };
        assert_eq!(lies(&morgen).unwrap_err()[0].grund, Grund::InDerZukunft);
    }
}
