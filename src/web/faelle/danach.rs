//! What else a move asks for, with links. Nothing is loaded from there.

use crate::web::sprache::Texte;

/// One thing to do after the registration.
pub(super) struct Aufgabe {
    /// What it is.
    pub(super) titel: String,
    /// What to know about it.
    pub(super) text: String,
    /// Where it goes on, if that is the same for everybody in Germany.
    pub(super) adresse: Option<&'static str>,
}

/// Keys of the things to do, and where each goes on. `danach-<key>` is its title, `danach-<key>-text` what to know.
const AUFGABEN: [(&str, Option<&str>); 7] = [
    ("kfz", Some("https://verwaltung.bund.de/")),
    ("rundfunk", Some("https://www.rundfunkbeitrag.de/")),
    ("post", Some("https://www.nachsendeauftrag.de/")),
    ("bank", None),
    ("arbeit", None),
    ("kinder", None),
    ("vertraege", None),
];

/// The list, in the order in which most people need it.
pub(super) fn aufgaben(texte: &Texte) -> Vec<Aufgabe> {
    AUFGABEN
        .into_iter()
        .map(|(name, adresse)| Aufgabe {
            titel: texte.t(&format!("danach-{name}")),
            text: texte.t(&format!("danach-{name}-text")),
            adresse,
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
            for aufgabe in aufgaben(&texte.in_sprache(sprache)) {
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
}
