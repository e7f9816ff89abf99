//! What else a move asks for, with links. Nothing is loaded from there.

use crate::{meldewesen::Wohnungsstatus, web::sprache::Texte};

/// One thing to do after the registration.
pub(super) struct Aufgabe {
    /// What it is.
    pub(super) titel: String,
    /// What to know about it.
    pub(super) text: String,
    /// Where it goes on, if that is the same for everybody in Germany.
    pub(super) adresse: Option<&'static str>,
}

/// Where the Rundfunkbeitrag is dealt with.
const RUNDFUNK: Option<&str> = Some("https://www.rundfunkbeitrag.de/");

/// Keys of the things to do after a move, and where each goes on; `<key>-text` is what to know.
const AUFGABEN: [(&str, Option<&str>); 7] = [
    ("danach-kfz", Some("https://verwaltung.bund.de/")),
    ("danach-rundfunk", RUNDFUNK),
    ("danach-post", Some("https://www.nachsendeauftrag.de/")),
    ("danach-bank", None),
    ("danach-arbeit", None),
    ("danach-kinder", None),
    ("danach-vertraege", None),
];

/// The same where a Nebenwohnung came on top: vehicle papers, post and bank stay with the Hauptwohnung.
const AUFGABEN_NEBENWOHNUNG: [(&str, Option<&str>); 3] = [
    ("danach-steuer", None),
    ("danach-rundfunk-neben", RUNDFUNK),
    ("danach-vertraege-neben", None),
];

/// The list that fits the new dwelling, in the order in which most people need it.
pub(super) fn aufgaben(texte: &Texte, neu: Wohnungsstatus) -> Vec<Aufgabe> {
    let liste: &[(&str, Option<&'static str>)] = match neu {
        Wohnungsstatus::Neben => &AUFGABEN_NEBENWOHNUNG,
        Wohnungsstatus::Alleinige | Wohnungsstatus::Haupt => &AUFGABEN,
    };
    liste
        .iter()
        .map(|(name, adresse)| Aufgabe {
            titel: texte.t(name),
            text: texte.t(&format!("{name}-text")),
            adresse: *adresse,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_to_do_has_words_in_every_language() {
        let texte = Texte::lade().unwrap();
        for sprache in texte.sprachen().alle() {
            let texte = texte.in_sprache(sprache);
            let alle = [Wohnungsstatus::Haupt, Wohnungsstatus::Neben].map(|neu| aufgaben(&texte, neu));
            for aufgabe in alle.into_iter().flatten() {
                assert!(!aufgabe.titel.starts_with("danach-"), "{}", aufgabe.titel);
                assert!(aufgabe.text.contains(' '), "{}", aufgabe.text);
                assert!(
                    aufgabe
                        .adresse
                        .is_none_or(|adresse| adresse.starts_with("https://"))
                );
            }
        }
    }

    #[test]
    fn a_nebenwohnung_moves_neither_the_car_nor_the_post() {
        let texte = Texte::lade().unwrap();
        let titel = |neu| -> Vec<String> { aufgaben(&texte, neu).into_iter().map(|a| a.titel).collect() };
        let neben = titel(Wohnungsstatus::Neben);
        assert!(neben.contains(&texte.t("danach-steuer")), "{neben:?}");
        for nur_beim_umzug in ["danach-kfz", "danach-post", "danach-bank"] {
            assert!(!neben.contains(&texte.t(nur_beim_umzug)), "{neben:?}");
            assert!(titel(Wohnungsstatus::Alleinige).contains(&texte.t(nur_beim_umzug)));
        }
    }
}
