//! A link to pass on: a field to copy it from, and a mail with prepared words that hold nothing but the link.

use url::form_urlencoded::byte_serialize;

use crate::web::sprache::Texte;

/// A link to pass on; `web/_weitergabe.html` shows it.
pub(super) struct Weitergabe {
    /// The id of the field on the page.
    pub(super) id: String,
    /// The whole address.
    pub(super) adresse: String,
    /// A `mailto:` address (RFC 6068) without a recipient.
    pub(super) mail: String,
}

impl Weitergabe {
    /// For the link `adresse`, with the texts `betreff` and `text` (keys).
    pub(super) fn neu(texte: &Texte, id: String, adresse: String, betreff: &str, text: &str) -> Self {
        let text = format!("{}\r\n\r\n{adresse}\r\n", texte.t(text));
        Self {
            mail: format!(
                "mailto:?subject={}&body={}",
                kodiert(&texte.t(betreff)),
                kodiert(&text)
            ),
            id,
            adresse,
        }
    }
}

/// Percent-encoded: mail programs read a plus sign as one.
fn kodiert(text: &str) -> String {
    byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_holds_prepared_words_and_the_link_and_nothing_else() {
        let texte = Texte::lade().unwrap();
        let adresse = "https://meldewerk.example/zustimmung/00ff";
        let von = |texte: &Texte| {
            Weitergabe::neu(
                texte,
                "link".to_owned(),
                adresse.to_owned(),
                "zustimmung-mail-betreff",
                "zustimmung-mail-text",
            )
        };
        for sprache in ["de", "en", "leicht"] {
            let texte = texte.auf(sprache);
            let mail = von(&texte).mail;
            let mail = url::Url::parse(&mail).unwrap();
            assert_eq!(mail.path(), "", "nobody's address");
            let teile: Vec<_> = mail.query_pairs().collect();
            assert_eq!(teile.len(), 2);
            assert!(teile[1].1.trim_end().ends_with(adresse), "{}", teile[1].1);
            assert!(!mail.as_str().contains('+'), "a blank is %20");
        }
    }
}
