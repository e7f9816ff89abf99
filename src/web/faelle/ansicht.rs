//! A case in words: its state and what comes next.

use super::tage::mit_wochentag;
use crate::{
    antrag::Umzugsart,
    fall::{Ablehnungsgrund, Zustand},
    web::sprache::Texte,
};

/// Key of the title of a case of this kind.
pub(in crate::web) const fn titel(art: Umzugsart) -> &'static str {
    match art {
        Umzugsart::Anmeldung => "vorgang-anmeldung",
        Umzugsart::Ummeldung => "vorgang-ummeldung",
    }
}

/// Key of the state's name.
pub(in crate::web) fn stand(zustand: &Zustand) -> String {
    ["zustand-", zustand.name()].concat()
}

/// The colour of KERN's badge and icon for a state; the words beside it say the same.
pub(super) const fn farbe(zustand: &Zustand) -> &'static str {
    match zustand {
        Zustand::Eingereicht
        | Zustand::Zugestellt { .. }
        | Zustand::CodeGesendet { .. }
        | Zustand::Zurueckgezogen => "info",
        Zustand::CodeErwartet { .. } | Zustand::Gestoert { .. } | Zustand::Verfallen { .. } => "warning",
        Zustand::Angemeldet { .. } => "success",
        Zustand::Abgelehnt { .. } => "danger",
    }
}

/// What happens next and when, as paragraphs.
pub(super) fn hinweise(texte: &Texte, zustand: &Zustand) -> Vec<String> {
    let t = |schluessel: &[&str]| schluessel.iter().map(|s| texte.t(s)).collect::<Vec<_>>();
    match zustand {
        Zustand::Eingereicht => t(&["hinweis-eingereicht"]),
        Zustand::Zugestellt { .. } => t(&["hinweis-zugestellt", "hinweis-zugestellt-beleg"]),
        Zustand::CodeErwartet { fristende, .. } => {
            let mut absaetze = t(&["hinweis-code-erwartet"]);
            absaetze
                .extend(fristende.map(|tag| {
                    texte.mit("hinweis-code-frist", &[("tag", mit_wochentag(texte, tag).into())])
                }));
            absaetze.push(texte.t("hinweis-code-kein-brief"));
            absaetze
        }
        Zustand::CodeGesendet { .. } => t(&["hinweis-code-gesendet", "hinweis-code-einmal"]),
        Zustand::Angemeldet { dokumente, .. } if dokumente.is_empty() => t(&["hinweis-angemeldet-ohne"]),
        Zustand::Angemeldet { .. } => t(&["hinweis-angemeldet"]),
        Zustand::Abgelehnt { grund, dokument, .. } => {
            let warum = match (grund, dokument) {
                (Ablehnungsgrund::CodeUngueltig, _) => "hinweis-abgelehnt-code-ungueltig",
                (Ablehnungsgrund::NichtElektronisch, Some(_)) => "hinweis-abgelehnt-schreiben",
                (Ablehnungsgrund::NichtElektronisch, None) => "hinweis-abgelehnt-ohne-schreiben",
            };
            t(&["hinweis-abgelehnt", warum])
        }
        Zustand::Gestoert { .. } => t(&["hinweis-gestoert", "hinweis-gestoert-warten"]),
        Zustand::Zurueckgezogen => t(&["hinweis-zurueckgezogen", "hinweis-zurueckgezogen-pflicht"]),
        Zustand::Verfallen { .. } => t(&["hinweis-verfallen", "hinweis-verfallen-spaet"]),
    }
}

/// Key of what a new submission is good for in this state.
pub(super) const fn neu_text(zustand: &Zustand) -> &'static str {
    match zustand {
        Zustand::Abgelehnt {
            grund: Ablehnungsgrund::NichtElektronisch,
            ..
        } => "neu-text-abgelehnt",
        _ => "neu-text",
    }
}

/// The register's file number, once it is known.
pub(super) const fn aktenzeichen_der_behoerde(zustand: &Zustand) -> Option<&String> {
    match zustand {
        Zustand::CodeErwartet { aktenzeichen, .. }
        | Zustand::CodeGesendet { aktenzeichen, .. }
        | Zustand::Angemeldet { aktenzeichen, .. }
        | Zustand::Abgelehnt { aktenzeichen, .. }
        | Zustand::Verfallen { aktenzeichen, .. } => Some(aktenzeichen),
        Zustand::Eingereicht
        | Zustand::Zugestellt { .. }
        | Zustand::Gestoert { .. }
        | Zustand::Zurueckgezogen => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fall::probe::zustaende;

    #[test]
    fn a_refusal_says_who_decided_why_and_what_to_do_each_once() {
        let texte = Texte::lade().unwrap();
        for grund in [Ablehnungsgrund::NichtElektronisch, Ablehnungsgrund::CodeUngueltig] {
            let zustand = Zustand::Abgelehnt {
                aktenzeichen: "A-1".to_owned(),
                grund,
                dokument: None,
            };
            let hinweise = hinweise(&texte, &zustand);
            let [entschieden, warum] = hinweise.as_slice() else {
                panic!("{hinweise:?}")
            };
            assert!(
                entschieden.contains("abgelehnt") && !warum.contains("abgelehnt"),
                "{hinweise:?}"
            );
            let jetzt = [texte.t(neu_text(&zustand)), texte.t("neu-schalter")].join(" ");
            for satz in [entschieden, warum] {
                assert!(!jetzt.contains(satz), "said twice: {satz}");
                assert!(!satz.contains("gehen Sie"), "what to do comes after why: {satz}");
            }
        }
    }

    #[test]
    fn every_state_says_in_every_language_what_it_is_and_what_comes_next() {
        let texte = Texte::lade().unwrap();
        let mut je_sprache = Vec::new();
        for sprache in texte.sprachen().alle() {
            let texte = texte.in_sprache(sprache);
            let mut saetze = Vec::new();
            for zustand in zustaende() {
                assert!(
                    texte.hat(&stand(&zustand)),
                    "{} {}",
                    sprache.kuerzel(),
                    zustand.name()
                );
                let hinweise = hinweise(&texte, &zustand);
                assert!(!hinweise.is_empty(), "{}", zustand.name());
                for satz in hinweise {
                    // A missing text shows as its key, a missing variable as its name.
                    assert!(satz.contains(' ') && !satz.contains("{$"), "{satz}");
                    saetze.push(satz);
                }
            }
            je_sprache.push(saetze);
        }
        for (nummer, saetze) in je_sprache.iter().enumerate() {
            for andere in je_sprache.iter().skip(nummer + 1) {
                for (eins, zwei) in saetze.iter().zip(andere) {
                    assert_ne!(eins, zwei, "the same words in two languages");
                }
            }
        }
    }
}
