//! The way of a case: what has happened and when, where it stands, what is still to come.

use jiff::Timestamp;

use super::tage::mit_wochentag;
use crate::{fall::Zustand, service::Vorgang, web::sprache::Texte};

/// One stop on the way of a case.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Station {
    /// How it stands: `getan`, `jetzt`, `offen` or `gescheitert`.
    pub(super) art: &'static str,
    /// Key of the same in words.
    pub(super) art_text: &'static str,
    /// What it is.
    pub(super) titel: String,
    /// When, or until when.
    pub(super) zeit: String,
}

/// The stations of a case: sent, at the authority, perhaps the code, the decision.
pub(super) fn verlauf(texte: &Texte, vorgang: &Vorgang) -> Vec<Station> {
    let wege = besucht(vorgang);
    let letzte = wege.len().saturating_sub(1);
    let mut stationen = Vec::new();
    let mut bei_der_behoerde = false;
    for (nummer, (zustand, seit)) in wege.into_iter().enumerate() {
        let nachgeholt = hat_das_register(zustand) && !bei_der_behoerde;
        if nachgeholt && !matches!(zustand, Zustand::Zugestellt { .. }) {
            stationen.push(station(
                texte,
                Art::Getan,
                "verlauf-behoerde",
                texte.zeitpunkt(seit),
            ));
        }
        bei_der_behoerde |= hat_das_register(zustand);
        let art = if nummer == letzte {
            art_am_ende(zustand)
        } else {
            Art::Getan
        };
        let titel = if nummer > 0 && matches!(zustand, Zustand::Eingereicht) {
            "verlauf-erneut"
        } else {
            titel(zustand)
        };
        stationen.push(station(texte, art, titel, texte.zeitpunkt(seit)));
    }
    stationen.extend(kommt_noch(texte, &vorgang.fall.zustand));
    stationen
}

/// Every state that the case has been in, and since when.
fn besucht(vorgang: &Vorgang) -> Vec<(&Zustand, Timestamp)> {
    let fall = &vorgang.fall;
    let mut seit = fall.eingereicht_am;
    let mut wege = Vec::new();
    if fall.bisher.is_empty() && fall.zustand != Zustand::Eingereicht {
        // A case of the time before the way was kept.
        wege.push((&Zustand::Eingereicht, seit));
        seit = vorgang.geaendert_am;
    }
    for halt in &fall.bisher {
        wege.push((&halt.zustand, seit));
        seit = halt.bis;
    }
    wege.push((&fall.zustand, seit));
    wege
}

/// Whether the register has shown that it has our message.
const fn hat_das_register(zustand: &Zustand) -> bool {
    !matches!(
        zustand,
        Zustand::Eingereicht | Zustand::Gestoert { .. } | Zustand::Zurueckgezogen
    )
}

const fn titel(zustand: &Zustand) -> &'static str {
    match zustand {
        Zustand::Eingereicht => "verlauf-abgeschickt",
        Zustand::Zugestellt { .. } => "verlauf-behoerde",
        Zustand::CodeErwartet { .. } => "verlauf-brief",
        Zustand::CodeGesendet { .. } => "verlauf-code-abgeschickt",
        Zustand::Angemeldet { .. } => "verlauf-angemeldet",
        Zustand::Abgelehnt { .. } => "verlauf-abgelehnt",
        Zustand::Gestoert { .. } => "verlauf-gestoert",
        Zustand::Zurueckgezogen => "verlauf-zurueckgezogen",
        Zustand::Verfallen { .. } => "verlauf-verfallen",
    }
}

const fn art_am_ende(zustand: &Zustand) -> Art {
    match zustand {
        Zustand::Eingereicht
        | Zustand::CodeErwartet { .. }
        | Zustand::CodeGesendet { .. }
        | Zustand::Angemeldet { .. }
        | Zustand::Zurueckgezogen => Art::Getan,
        Zustand::Zugestellt { .. } | Zustand::Gestoert { .. } => Art::Jetzt,
        Zustand::Abgelehnt { .. } | Zustand::Verfallen { .. } => Art::Gescheitert,
    }
}

/// What is to come if everything goes on as it should.
fn kommt_noch(texte: &Texte, zustand: &Zustand) -> Vec<Station> {
    let entscheidung = || {
        station(
            texte,
            Art::Offen,
            "verlauf-entscheidung",
            texte.t("verlauf-entscheidung-dauer"),
        )
    };
    let behoerde = || station(texte, Art::Offen, "verlauf-behoerde", String::new());
    match zustand {
        Zustand::Eingereicht | Zustand::Gestoert { .. } => vec![behoerde(), entscheidung()],
        Zustand::Zugestellt { .. } => vec![entscheidung()],
        Zustand::CodeErwartet { fristende, .. } => {
            let bis = fristende
                .map(|tag| texte.mit("verlauf-code-bis", &[("tag", mit_wochentag(texte, tag).into())]));
            let code = station(texte, Art::Jetzt, "verlauf-code", bis.unwrap_or_default());
            vec![code, entscheidung()]
        }
        Zustand::CodeGesendet { .. } => {
            let mut pruefung = entscheidung();
            pruefung.stelle(Art::Jetzt);
            vec![pruefung]
        }
        Zustand::Angemeldet { .. }
        | Zustand::Abgelehnt { .. }
        | Zustand::Zurueckgezogen
        | Zustand::Verfallen { .. } => Vec::new(),
    }
}

#[derive(Clone, Copy)]
enum Art {
    Getan,
    Jetzt,
    Offen,
    Gescheitert,
}

impl Station {
    fn stelle(&mut self, art: Art) {
        (self.art, self.art_text) = match art {
            Art::Getan => ("getan", "verlauf-getan"),
            Art::Jetzt => ("jetzt", "verlauf-jetzt"),
            Art::Offen => ("offen", "verlauf-offen"),
            Art::Gescheitert => ("gescheitert", "verlauf-gescheitert"),
        };
    }
}

fn station(texte: &Texte, art: Art, titel: &str, zeit: String) -> Station {
    let mut station = Station {
        art: "",
        art_text: "",
        titel: texte.t(titel),
        zeit,
    };
    station.stelle(art);
    station
}
