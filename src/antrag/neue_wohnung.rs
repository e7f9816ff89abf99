//! The address of the new dwelling: what a form says, and what it means.

use serde::{Deserialize, Serialize};
use xoev::latin::{Text, bereinigt};

use super::{Feldfehler, Grund, hausnummer::Hausnummernangabe};
use crate::{
    land::{Gemeinde, strassenliste},
    meldewesen::{Anschrift, Postleitzahl, Wohnungsnummer},
};

/// The fields of the form as they were typed; kept in the draft, so that nothing is lost.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WohnungEingabe {
    /// The AGS of the commune of the new dwelling.
    pub gemeinde: String,
    /// Street without the number.
    pub strasse: String,
    /// `ja`: the street is not in the commune's list, and is right all the same.
    pub strasse_eigene: String,
    /// House number with all that belongs to it: `7`, `42 C`, `13 1/4`.
    pub hausnummer: String,
    /// Postcode; may stay empty where the commune's list of streets tells it.
    pub postleitzahl: String,
    /// Storey or number of the flat; may stay empty.
    pub wohnungsnummer: String,
    /// The name on the door where it is another one; may stay empty.
    pub wohnungsinhaber: String,
    /// Anything that helps to find the door; may stay empty.
    pub zusatzangaben: String,
}

impl std::fmt::Debug for WohnungEingabe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WohnungEingabe(‹personal›)")
    }
}

/// Reads the form.
///
/// # Errors
/// Every field that could not be taken, in the order of the form.
pub fn lies_anschrift(
    eingabe: &WohnungEingabe,
    gemeinden: &[&Gemeinde],
) -> Result<Anschrift, Vec<Feldfehler>> {
    let mut fehler = Vec::new();
    let gemeinde = gemeinde(eingabe, gemeinden, &mut fehler);
    let (strasse, aus_liste) = strasse(eingabe, gemeinde.as_ref().map(|(g, _)| *g), &mut fehler);
    let hausnummer = hausnummer(&eingabe.hausnummer, &mut fehler);
    // The right street may tell the postcode; until it is found, nobody is asked for both.
    let strasse_offen = fehler.iter().any(|f| f.grund == Grund::NichtInListe);
    let postleitzahl = match aus_liste {
        offen if bereinigt(&eingabe.postleitzahl).is_empty() && (offen.is_some() || strasse_offen) => offen,
        _ => postleitzahl(&eingabe.postleitzahl, &mut fehler),
    };
    let wohnungsnummer = kann(
        "wohnungsnummer",
        &eingabe.wohnungsnummer,
        |t| Wohnungsnummer::parse(t).ok(),
        &mut fehler,
    );
    let wohnungsinhaber = kann_text("wohnungsinhaber", &eingabe.wohnungsinhaber, 75, &mut fehler);
    let zusatzangaben = kann_text("zusatzangaben", &eingabe.zusatzangaben, 21, &mut fehler);
    match (gemeinde, strasse, hausnummer, postleitzahl) {
        (Some((gemeinde, wohnort)), Some(strasse), Some(nummer), Some(postleitzahl)) if fehler.is_empty() => {
            Ok(Anschrift {
                ags: gemeinde.ags,
                postleitzahl,
                wohnort,
                strasse,
                hausnummer: Some(nummer.nummer),
                hausnummernzusatz: nummer.zusatz,
                teilnummer: nummer.teil,
                wohnungsnummer,
                zusatzangaben,
                wohnungsinhaber,
            })
        }
        _ => Err(fehler),
    }
}

/// The street as the commune writes it, with its postcode if it lies in one only; one that is not in the commune's list
/// is kept as it was typed if the person says that it is right.
fn strasse(
    eingabe: &WohnungEingabe,
    gemeinde: Option<&Gemeinde>,
    fehler: &mut Vec<Feldfehler>,
) -> (Option<Text>, Option<Postleitzahl>) {
    let getippt = pflicht_text("strasse", &eingabe.strasse, 55, fehler);
    let (Some(text), Some(gemeinde)) = (&getippt, gemeinde) else {
        return (getippt, None);
    };
    let teile = strassenliste::finde(&gemeinde.strassen, text.as_str());
    let Some(erster) = teile.first() else {
        if !gemeinde.strassen.is_empty() && eingabe.strasse_eigene != "ja" {
            fehler.push(Feldfehler {
                feld: "strasse",
                grund: Grund::NichtInListe,
            });
        }
        return (getippt, None);
    };
    let eine = teile.iter().all(|teil| teil.postleitzahl == erster.postleitzahl);
    let postleitzahl = Postleitzahl::parse(&erster.postleitzahl).ok();
    (
        Text::parse(&erster.name).ok().or(getippt),
        postleitzahl.filter(|_| eine),
    )
}

fn hausnummer(roh: &str, fehler: &mut Vec<Feldfehler>) -> Option<Hausnummernangabe> {
    Hausnummernangabe::parse(roh)
        .map_err(|grund| {
            fehler.push(Feldfehler {
                feld: "hausnummer",
                grund,
            });
        })
        .ok()
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

fn gemeinde<'g>(
    eingabe: &WohnungEingabe,
    gemeinden: &[&'g Gemeinde],
    fehler: &mut Vec<Feldfehler>,
) -> Option<(&'g Gemeinde, Text)> {
    let gewaehlt = eingabe.gemeinde.trim();
    let gefunden = gemeinden
        .iter()
        .find(|gemeinde| gemeinde.ags.as_str() == gewaehlt)
        .and_then(|gemeinde| Some((*gemeinde, Text::parse(&gemeinde.name).ok()?)));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn eingabe() -> WohnungEingabe {
        WohnungEingabe {
            gemeinde: "99000002".into(),
            strasse: "Neue Straße".into(),
            hausnummer: "7".into(),
            postleitzahl: "99002".into(),
            ..WohnungEingabe::default()
        }
    }

    fn lies_mit(eingabe: &WohnungEingabe, strassen: &[(&str, &str)]) -> Result<Anschrift, Vec<Feldfehler>> {
        let amt = serde_json::json!({
            "name": "Amt", "email": "amt@neustadt.example",
            "anschrift": { "strasse": "Markt", "hausnummer": "1", "postleitzahl": "99002", "ort": "Neustadt" },
        });
        let strassen: Vec<_> = strassen
            .iter()
            .map(|(name, plz)| serde_json::json!({ "name": name, "postleitzahl": plz }))
            .collect();
        let neustadt: Gemeinde = serde_json::from_value(serde_json::json!({
            "ags": "99000002", "name": "Neustadt", "meldebehoerde": amt, "leistungen": [], "strassen": strassen,
        }))
        .unwrap();
        lies_anschrift(eingabe, &[&neustadt])
    }

    fn lies(eingabe: &WohnungEingabe) -> Result<Anschrift, Vec<Feldfehler>> {
        lies_mit(eingabe, &[])
    }

    #[test]
    fn a_complete_form_becomes_an_address() {
        assert_eq!(
            lies(&eingabe()).unwrap().einzeilig(),
            "Neue Straße 7, 99002 Neustadt"
        );
        let ganz = WohnungEingabe {
            hausnummer: "13 1/4".into(),
            wohnungsnummer: "3.OG".into(),
            wohnungsinhaber: "Probemann".into(),
            zusatzangaben: "Hinterhaus".into(),
            ..eingabe()
        };
        let anschrift = lies(&ganz).unwrap();
        assert_eq!(anschrift.einzeilig(), "Neue Straße 13 1/4, 99002 Neustadt");
        assert_eq!(anschrift.wohnungsinhaber.unwrap().as_str(), "Probemann");
    }

    #[test]
    fn a_list_of_streets_spares_the_postcode_where_it_is_clear() {
        let ohne = WohnungEingabe {
            postleitzahl: String::new(),
            ..eingabe()
        };
        let liste = [
            ("Neue Straße", "99002"),
            ("Lange Straße", "99002"),
            ("Lange Straße", "99003"),
        ];
        assert_eq!(lies_mit(&ohne, &liste).unwrap().postleitzahl.as_str(), "99002");
        let lang = WohnungEingabe {
            strasse: "Lange Straße".into(),
            ..ohne.clone()
        };
        assert_eq!(lies_mit(&lang, &liste).unwrap_err()[0].feld, "postleitzahl");
        assert_eq!(lies(&ohne).unwrap_err()[0].feld, "postleitzahl", "no list");
    }

    #[test]
    fn a_street_of_the_list_is_taken_as_the_commune_writes_it_and_another_one_only_if_the_person_insists() {
        let liste = [("Neue Straße", "99002")];
        let getippt = WohnungEingabe {
            strasse: "neue str.".into(),
            postleitzahl: String::new(),
            ..eingabe()
        };
        assert_eq!(
            lies_mit(&getippt, &liste).unwrap().einzeilig(),
            "Neue Straße 7, 99002 Neustadt"
        );
        let mut neu = WohnungEingabe {
            strasse: "Seit-gestern-Weg".into(),
            postleitzahl: String::new(),
            ..eingabe()
        };
        let fehler = lies_mit(&neu, &liste).unwrap_err();
        assert_eq!(
            fehler,
            [Feldfehler {
                feld: "strasse",
                grund: Grund::NichtInListe
            }]
        );
        neu.strasse_eigene = "ja".into();
        assert_eq!(lies_mit(&neu, &liste).unwrap_err()[0].feld, "postleitzahl");
        neu.postleitzahl = "99002".into();
        assert_eq!(
            lies_mit(&neu, &liste).unwrap().strasse.as_str(),
            "Seit-gestern-Weg",
            "a list helps, the authority decides"
        );
        neu.strasse_eigene.clear();
        assert!(lies(&neu).is_ok(), "without a list nobody is asked");
    }

    #[test]
    fn every_fault_of_a_form_is_named_at_once() {
        let fehler = lies(&WohnungEingabe {
            postleitzahl: "9".into(),
            ..WohnungEingabe::default()
        })
        .unwrap_err();
        let felder: Vec<_> = fehler.iter().map(|f| f.feld).collect();
        assert_eq!(felder, ["gemeinde", "strasse", "hausnummer", "postleitzahl"]);
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
            wohnung.einzeilig(),
            "Stra\u{DF}e \"Am M\u{FC}hlbach\" - Ost 7, 99002 Neustadt"
        );
    }

    #[test]
    fn a_letter_that_only_looks_right_is_named_with_the_one_to_write() {
        let fehler = lies(&WohnungEingabe {
            strasse: "N\u{435}ue Straße".into(),
            hausnummer: "7 \u{430}".into(),
            ..eingabe()
        })
        .unwrap_err();
        let raete = fehler.iter().map(|f| match &f.grund {
            Grund::Zeichen(rat) => (f.feld, rat.stelle(), rat.statt().unwrap()),
            _ => panic!("a letter is the only fault"),
        });
        assert_eq!(
            raete.collect::<Vec<_>>(),
            [("strasse", 2, "e"), ("hausnummer", 3, "a")]
        );
        assert!(!format!("{fehler:?}").contains('\u{435}'));
    }
}
