//! A case in words: its state, what comes next, and the way it has gone.

use crate::{
    antrag::Umzugsart,
    fall::{Ablehnungsgrund, Fall, Zustand},
    service::Vorgang,
    web::sprache::Texte,
};

/// Key of the title of a case of this kind.
pub(super) const fn titel(art: Umzugsart) -> &'static str {
    match art {
        Umzugsart::Anmeldung => "vorgang-anmeldung",
        Umzugsart::Ummeldung => "vorgang-ummeldung",
    }
}

/// Key of the state's name.
pub(super) fn stand(zustand: &Zustand) -> String {
    ["zustand-", zustand.name()].concat()
}

/// The colour of KERN's badge and icon for a state; the words beside it say the same.
pub(super) const fn farbe(zustand: &Zustand) -> &'static str {
    match zustand {
        Zustand::Eingereicht | Zustand::Zugestellt { .. } | Zustand::CodeGesendet { .. } => "info",
        Zustand::CodeErwartet { .. } | Zustand::Gestoert { .. } => "warning",
        Zustand::Angemeldet { .. } => "success",
        Zustand::Abgelehnt { .. } => "danger",
    }
}

/// What happens next, as paragraphs.
pub(super) fn hinweise(texte: &Texte, zustand: &Zustand) -> Vec<String> {
    let t = |schluessel: &[&str]| schluessel.iter().map(|s| texte.t(s)).collect::<Vec<_>>();
    match zustand {
        Zustand::Eingereicht => t(&["hinweis-eingereicht"]),
        Zustand::Zugestellt { .. } => t(&["hinweis-zugestellt", "hinweis-zugestellt-beleg"]),
        Zustand::CodeErwartet { fristende, .. } => {
            let mut absaetze = t(&["hinweis-code-erwartet"]);
            absaetze.extend(
                fristende.map(|tag| texte.mit("hinweis-code-frist", &[("tag", texte.tag(tag).into())])),
            );
            absaetze.push(texte.t("hinweis-code-kein-brief"));
            absaetze
        }
        Zustand::CodeGesendet { .. } => t(&["hinweis-code-gesendet"]),
        Zustand::Angemeldet { dokumente, .. } if dokumente.is_empty() => {
            t(&["hinweis-angemeldet-ohne", "hinweis-angemeldet-ausweis"])
        }
        Zustand::Angemeldet { .. } => t(&["hinweis-angemeldet", "hinweis-angemeldet-ausweis"]),
        Zustand::Abgelehnt {
            grund: Ablehnungsgrund::NichtElektronisch,
            ..
        } => t(&["hinweis-abgelehnt-nicht-elektronisch", "hinweis-abgelehnt-beleg"]),
        Zustand::Abgelehnt {
            grund: Ablehnungsgrund::CodeUngueltig,
            ..
        } => t(&["hinweis-abgelehnt-code-ungueltig", "hinweis-abgelehnt-beleg"]),
        Zustand::Gestoert { .. } => t(&["hinweis-gestoert"]),
    }
}

/// The register's file number, once it is known.
pub(super) const fn aktenzeichen_der_behoerde(zustand: &Zustand) -> Option<&String> {
    match zustand {
        Zustand::CodeErwartet { aktenzeichen, .. }
        | Zustand::CodeGesendet { aktenzeichen }
        | Zustand::Angemeldet { aktenzeichen, .. }
        | Zustand::Abgelehnt { aktenzeichen, .. } => Some(aktenzeichen),
        Zustand::Eingereicht | Zustand::Zugestellt { .. } | Zustand::Gestoert { .. } => None,
    }
}

/// One stop on the way of a case.
pub(super) struct Station {
    /// How it stands: `getan`, `jetzt`, `offen` or `gescheitert`.
    pub(super) art: &'static str,
    /// Key of the same in words.
    pub(super) art_text: &'static str,
    /// What it is.
    pub(super) titel: String,
    /// When, if it is known.
    pub(super) zeit: String,
}

/// The way of a case: sent, at the authority, perhaps the code, the decision.
pub(super) fn verlauf(texte: &Texte, vorgang: &Vorgang) -> Vec<Station> {
    let Fall {
        eingereicht_am,
        zustand,
        ..
    } = &vorgang.fall;
    let geaendert = texte.zeitpunkt(vorgang.geaendert_am);
    let station = |art, titel: &str, zeit: String| {
        let (art, art_text) = match art {
            Art::Getan => ("getan", "verlauf-getan"),
            Art::Jetzt => ("jetzt", "verlauf-jetzt"),
            Art::Offen => ("offen", "verlauf-offen"),
            Art::Gescheitert => ("gescheitert", "verlauf-gescheitert"),
        };
        Station {
            art,
            art_text,
            titel: texte.t(titel),
            zeit,
        }
    };
    let leer = String::new;
    let abgeschickt = station(
        Art::Getan,
        "verlauf-abgeschickt",
        texte.zeitpunkt(*eingereicht_am),
    );
    let mut weg = vec![abgeschickt];
    match zustand {
        Zustand::Eingereicht => {
            weg.push(station(Art::Offen, "verlauf-behoerde", leer()));
            weg.push(station(Art::Offen, "verlauf-entscheidung", leer()));
        }
        Zustand::Zugestellt { am } => {
            weg.push(station(Art::Jetzt, "verlauf-behoerde", texte.zeitpunkt(*am)));
            weg.push(station(Art::Offen, "verlauf-entscheidung", leer()));
        }
        Zustand::CodeErwartet { .. } => {
            weg.push(station(Art::Getan, "verlauf-behoerde", leer()));
            weg.push(station(Art::Jetzt, "verlauf-code", geaendert));
            weg.push(station(Art::Offen, "verlauf-entscheidung", leer()));
        }
        Zustand::CodeGesendet { .. } => {
            weg.push(station(Art::Getan, "verlauf-behoerde", leer()));
            weg.push(station(Art::Getan, "verlauf-code", geaendert));
            weg.push(station(Art::Jetzt, "verlauf-entscheidung", leer()));
        }
        Zustand::Angemeldet { .. } => {
            weg.push(station(Art::Getan, "verlauf-behoerde", leer()));
            weg.push(station(Art::Getan, "verlauf-angemeldet", geaendert));
        }
        Zustand::Abgelehnt { .. } => {
            weg.push(station(Art::Getan, "verlauf-behoerde", leer()));
            weg.push(station(Art::Gescheitert, "verlauf-abgelehnt", geaendert));
        }
        Zustand::Gestoert { .. } => {
            weg.push(station(Art::Jetzt, "verlauf-behoerde", geaendert));
            weg.push(station(Art::Offen, "verlauf-entscheidung", leer()));
        }
    }
    weg
}

#[derive(Clone, Copy)]
enum Art {
    Getan,
    Jetzt,
    Offen,
    Gescheitert,
}
