//! Questions, answers and results of the check in words; pages and API say the same.

use crate::{
    antrag::{Aenderung, Anliegen, Frage, Gemeindewahl, Grund, Vorabantworten},
    land::{Ausweisart, Land},
    regeln::{Ausnahme, Einstieg, Ergebnis, Unterlage, Zusatz},
    web::sprache::Texte,
};

/// The question, as fits the answers before it.
pub(in crate::web) fn frage(texte: &Texte, frage: Frage, antworten: &Vorabantworten) -> String {
    if frage == Frage::Gemeinde
        && antworten.anliegen == Some(Anliegen::Nebenwohnung)
        && antworten.aenderung == Some(Aenderung::Tauschen)
    {
        return texte.t("check-frage-gemeinde-tauschen");
    }
    let allgemein = format!("check-frage-{}", frage.wert());
    let genauer = antworten
        .anliegen
        .map(|anliegen| format!("{allgemein}-{}", anliegen.wert()));
    texte.t(genauer
        .filter(|schluessel| texte.hat(schluessel))
        .as_ref()
        .unwrap_or(&allgemein))
}

/// An answer of a closed question; `erste` is the first that is offered beside it, because "longer" needs a measure.
pub(in crate::web) fn antwort(texte: &Texte, frage: Frage, wert: &str, erste: &str) -> String {
    texte.t(&antwortschluessel(frage, wert, erste))
}

/// The key of an answer's text; `<key>-hilfe` explains it where that exists.
pub(in crate::web) fn antwortschluessel(frage: Frage, wert: &str, erste: &str) -> String {
    match (frage, wert) {
        (Frage::Dauer, "laenger") => format!("check-dauer-laenger-als-{erste}"),
        _ => format!("check-{}-{wert}", frage.wert()),
    }
}

/// An answer in words, where it may also be a day or a commune.
pub(in crate::web) fn gegeben(
    texte: &Texte,
    land: &Land,
    antworten: &Vorabantworten,
    frage: Frage,
    erste: &str,
) -> Option<String> {
    match frage {
        Frage::Einzug => antworten.einzug.map(|tag| texte.tag(tag)),
        Frage::Gemeinde => antworten.gemeinde.map(|wahl| gemeinde(texte, land, wahl)),
        Frage::Bisher => antworten.bisher.map(|wahl| gemeinde(texte, land, wahl)),
        _ => antworten
            .wert(frage)
            .map(|wert| antwort(texte, frage, &wert, erste)),
    }
}

/// The communes to choose from as value and name, those that take part first, "another" last.
pub(in crate::web) fn gemeinden(texte: &Texte, land: &Land) -> Vec<(String, String)> {
    let mut mit: Vec<_> = land
        .gemeinden
        .iter()
        .map(|g| (g.ags.to_string(), g.name.clone()))
        .collect();
    mit.sort_by(|eine, andere| eine.1.cmp(&andere.1));
    let mut ohne: Vec<_> = land
        .ohne_anschluss
        .iter()
        .map(|g| (g.ags.to_string(), g.name.clone()))
        .collect();
    ohne.sort_by(|eine, andere| eine.1.cmp(&andere.1));
    let andere = (Gemeindewahl::ANDERE.to_owned(), texte.t("check-gemeinde-andere"));
    mit.into_iter().chain(ohne).chain([andere]).collect()
}

fn gemeinde(texte: &Texte, land: &Land, wahl: Gemeindewahl) -> String {
    let name = wahl.ags().and_then(|ags| {
        let mit = land.gemeinde(ags).map(|g| &g.name);
        mit.or_else(|| land.ohne_anschluss.iter().find(|g| g.ags == ags).map(|g| &g.name))
    });
    name.cloned().unwrap_or_else(|| texte.t("check-gemeinde-andere"))
}

/// What is wrong with an answer.
pub(in crate::web) fn fehler(texte: &Texte, frage: Frage, grund: &Grund) -> String {
    texte.t(match (frage, grund) {
        (Frage::Einzug, Grund::Fehlt) => "check-fehler-einzug-fehlt",
        (Frage::Einzug, Grund::ZuFrueh) => "check-fehler-einzug-vorbei",
        (Frage::Einzug, _) => "check-fehler-einzug-kein-datum",
        (Frage::Gemeinde | Frage::Bisher, _) => "check-fehler-gemeinde",
        _ => "check-fehler-wahl",
    })
}

/// A result: the part of its texts' keys behind `check-`, such as `nein-pin-fehlt`.
pub(in crate::web) fn kennung(ergebnis: &Ergebnis) -> String {
    match ergebnis {
        Ergebnis::Ja { einstieg } => format!("ja-{}", wort(*einstieg)),
        Ergebnis::SoGehtEs { einstieg, .. } => format!("so-{}", wort(*einstieg)),
        Ergebnis::Nein { grund } => format!("nein-{}", wort(*grund)),
        Ergebnis::KeinePflicht { ausnahme, .. } => format!("keine-{}", wort(*ausnahme)),
    }
}

/// Why the result is what it is.
pub(in crate::web) fn grund(texte: &Texte, ergebnis: &Ergebnis) -> String {
    let schluessel = match ergebnis {
        Ergebnis::Ja { einstieg } | Ergebnis::SoGehtEs { einstieg, .. } => {
            format!("check-ja-{}", reise(*einstieg))
        }
        _ => format!("check-{}", kennung(ergebnis)),
    };
    texte.t(&schluessel)
}

/// What to do now.
pub(in crate::web) fn schritt(texte: &Texte, ergebnis: &Ergebnis) -> String {
    texte.t(&match ergebnis {
        Ergebnis::Ja { einstieg } | Ergebnis::SoGehtEs { einstieg, .. } => {
            format!("check-ja-{}-schritt", reise(*einstieg))
        }
        Ergebnis::Nein { grund } => format!("check-nein-{}-schritt", wort(*grund)),
        Ergebnis::KeinePflicht {
            ausnahme: Ausnahme::Botschaft,
            ..
        } => "check-keine-botschaft-schritt".to_owned(),
        Ergebnis::KeinePflicht { bis: Some(_), .. } => "check-keine-schritt-bis".to_owned(),
        Ergebnis::KeinePflicht { bis: None, .. } => "check-keine-schritt-offen".to_owned(),
    })
}

/// The journey in the keys of texts: a Nebenwohnung is one wherever it lies.
pub(in crate::web) fn reise(einstieg: Einstieg) -> String {
    wort(match einstieg {
        Einstieg::NebenwohnungInnerhalb => Einstieg::Nebenwohnung,
        anderer => anderer,
    })
}

/// The paragraphs on one line, each once; no number is parted from its sign.
pub(in crate::web) fn normen(ergebnis: &Ergebnis, anliegen: Anliegen) -> String {
    let normen = ergebnis.normen(anliegen).join("; ");
    ["§§ ", "§ ", "Abs. ", "Nr. ", "Satz "]
        .into_iter()
        .fold(normen, |zeile, wort| {
            zeile.replace(wort, &[wort.trim_end(), "\u{a0}"].concat())
        })
}

/// What comes with it, title and text.
pub(in crate::web) fn zusatz(texte: &Texte, zusatz: Zusatz) -> (String, String) {
    let schluessel = format!("check-so-{}", wort(zusatz));
    (texte.t(&schluessel), texte.t(&[&schluessel, "-text"].concat()))
}

/// Something to bring to the counter.
pub(in crate::web) fn unterlage(texte: &Texte, unterlage: Unterlage) -> String {
    texte.t(match unterlage {
        Unterlage::Ausweis => "check-bring-ausweis",
        Unterlage::EigenerAusweis => "check-bring-eigener-ausweis",
        Unterlage::Bestaetigung => "check-bring-bestaetigung",
        Unterlage::Aufenthaltstitel => "check-bring-aufenthaltstitel",
        Unterlage::Familienurkunden => "check-bring-familienurkunden",
        Unterlage::Uebersetzungen => "check-bring-uebersetzungen",
        Unterlage::LetzteWohnung => "check-bring-letzte-wohnung",
        Unterlage::Betreuerausweis => "check-bring-betreuerausweis",
        Unterlage::Sorgerecht => "check-bring-sorgerecht",
    })
}

/// The IDs that the Land's login takes, each in words.
pub(in crate::web) fn ausweise(texte: &Texte, land: &Land) -> Vec<String> {
    let wort = |art: &Ausweisart| match art {
        Ausweisart::Personalausweis => "check-karte-personalausweis",
        Ausweisart::EidKarte => "check-karte-eid",
        Ausweisart::Aufenthaltstitel => "check-karte-aufenthaltstitel",
        Ausweisart::EuAusweis => "check-karte-eu",
    };
    land.ausweise.iter().map(|art| texte.t(wort(art))).collect()
}

/// Where the journey begins.
pub(in crate::web) const fn pfad(einstieg: Einstieg) -> &'static str {
    match einstieg {
        // A Nebenwohnung is chosen as the kind of dwelling in the same form.
        Einstieg::Anmeldung | Einstieg::Nebenwohnung => "/anmeldung",
        Einstieg::Ummeldung | Einstieg::NebenwohnungInnerhalb => "/ummeldung",
        Einstieg::Meldebescheinigung => "/bescheinigung",
    }
}

/// The name that a value of the rules has in JSON; keys of texts use the same.
pub(in crate::web) fn wort(wert: impl serde::Serialize) -> String {
    match serde_json::to_value(wert) {
        Ok(serde_json::Value::String(wort)) => wort,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        antrag::{Ausweis, Dauer, Fehlt, Frueher, Gemeldet, Quartier, Wer, Ziel},
        regeln::{Hindernis, Pflichtbeginn},
    };

    fn ergebnisse() -> Vec<Ergebnis> {
        use Ausnahme::{
            Besuch, Botschaft, Camping, CampingUngemeldet, Dienst, Heim, HeimUngemeldet, Hotel,
            HotelUngemeldet, Kaserne, Lehrgang, Schiff, Voruebergehend,
        };
        use Hindernis::{
            AusweisFehlt, BesondereUnterkunft, Betreuung, BisherigeNichtAngeschlossen, ErsterZuzug,
            GemeindeUnbekannt, KindOhneEltern, NebenwohnungAufgeben, NichtAngeschlossen, OhneWohnung,
            PinFehlt, Rueckkehr, Statuswechsel, WegzugInsAusland,
        };
        let online = [
            Einstieg::Anmeldung,
            Einstieg::Ummeldung,
            Einstieg::Nebenwohnung,
            Einstieg::NebenwohnungInnerhalb,
            Einstieg::Meldebescheinigung,
        ];
        let nicht = [
            AusweisFehlt,
            BesondereUnterkunft,
            Betreuung,
            BisherigeNichtAngeschlossen,
            ErsterZuzug,
            GemeindeUnbekannt,
            KindOhneEltern,
            NebenwohnungAufgeben,
            NichtAngeschlossen,
            OhneWohnung,
            PinFehlt,
            Rueckkehr,
            Statuswechsel,
            WegzugInsAusland,
        ];
        let frei = [
            Besuch,
            Botschaft,
            Camping,
            CampingUngemeldet,
            Dienst,
            Heim,
            HeimUngemeldet,
            Hotel,
            HotelUngemeldet,
            Kaserne,
            Lehrgang,
            Schiff,
            Voruebergehend,
        ];
        let keine = |ausnahme, bis: Option<Pflichtbeginn>| Ergebnis::KeinePflicht {
            ausnahme,
            norm: "§",
            bis,
        };
        online
            .into_iter()
            .map(|einstieg| Ergebnis::Ja { einstieg })
            .chain(nicht.into_iter().map(|grund| Ergebnis::Nein { grund }))
            .chain(frei.into_iter().map(|ausnahme| keine(ausnahme, None)))
            .collect()
    }

    fn geschlossene() -> Vec<(Frage, Vec<&'static str>)> {
        fn werte<T: Copy>(alle: &[T], wert: impl Fn(T) -> &'static str) -> Vec<&'static str> {
            alle.iter().copied().map(wert).collect()
        }
        vec![
            (Frage::Anliegen, werte(Anliegen::ALLE, Anliegen::wert)),
            (Frage::Quartier, werte(Quartier::ALLE, Quartier::wert)),
            (Frage::Ziel, werte(Ziel::ALLE, Ziel::wert)),
            (Frage::Aenderung, werte(Aenderung::ALLE, Aenderung::wert)),
            (Frage::Gemeldet, werte(Gemeldet::ALLE, Gemeldet::wert)),
            (Frage::Dauer, werte(Dauer::ALLE, Dauer::wert)),
            (Frage::Frueher, werte(Frueher::ALLE, Frueher::wert)),
            (Frage::Wer, werte(Wer::ALLE, Wer::wert)),
            (Frage::Fehlt, werte(Fehlt::ALLE, Fehlt::wert)),
            (Frage::Ausweis, werte(Ausweis::ALLE, Ausweis::wert)),
        ]
    }

    /// A text that is missing comes back as its key.
    fn da(text: &str) {
        assert!(!text.starts_with("check-"), "{text}");
    }

    #[test]
    fn every_question_answer_and_result_has_words_in_every_language() {
        let texte = Texte::lade().unwrap();
        for texte in texte.sprachen().alle().map(|sprache| texte.in_sprache(sprache)) {
            for frage in Frage::ALLE {
                for anliegen in Anliegen::ALLE {
                    let antworten = Vorabantworten {
                        anliegen: Some(*anliegen),
                        aenderung: Some(Aenderung::Tauschen),
                        ..Vorabantworten::default()
                    };
                    da(&super::frage(&texte, *frage, &antworten));
                }
                for grund in [Grund::Fehlt, Grund::Form, Grund::KeinDatum, Grund::ZuFrueh] {
                    da(&fehler(&texte, *frage, &grund));
                }
            }
            for (frage, werte) in geschlossene() {
                for wert in werte {
                    for erste in ["drei", "sechs", "zwoelf"] {
                        da(&antwort(&texte, frage, wert, erste));
                    }
                }
            }
            for ergebnis in ergebnisse() {
                da(&grund(&texte, &ergebnis));
                da(&schritt(&texte, &ergebnis));
                if let Some(einstieg) = ergebnis.einstieg() {
                    da(&texte.t(&format!("check-knopf-{}", reise(einstieg))));
                }
            }
            for zusatz in [
                Zusatz::ZustimmungElternteil,
                Zusatz::EigenerAusweis,
                Zusatz::JederFuerSich,
                Zusatz::VerbundeneFaelle,
                Zusatz::ErstNachEinzug,
                Zusatz::Codebrief,
            ] {
                let (titel, text) = super::zusatz(&texte, zusatz);
                da(&titel);
                da(&text);
            }
        }
    }
}
