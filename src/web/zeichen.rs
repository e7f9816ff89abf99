//! A sign that no register can store, in words: which one, where, and what to write instead.

use xoev::latin::{self, Art, Rat};

use super::sprache::Texte;

/// The advice in the language of the reader.
pub(super) fn zeichentext(rat: &Rat, texte: &Texte) -> String {
    let (schluessel, schrift) = match rat.art() {
        Art::Aehnlich { schrift, .. } => ("zeichen-aehnlich", schrift.schluessel()),
        Art::Schrift(schrift) => ("zeichen-schrift", schrift.schluessel()),
        Art::Ersatz(_) => ("zeichen-ersatz", ""),
        Art::Unsichtbar => ("zeichen-unsichtbar", ""),
        Art::Bild => ("zeichen-bild", ""),
        Art::Verloren => ("zeichen-verloren", ""),
        Art::Sonst => ("zeichen-sonst", ""),
    };
    let name = rat.name(if texte.sprache().ist_deutsch() {
        latin::Sprache::Deutsch
    } else {
        latin::Sprache::Englisch
    });
    texte.mit(
        schluessel,
        &[
            ("zeichen", rat.zeichen().into()),
            ("stelle", rat.stelle().to_string().into()),
            ("statt", rat.statt().unwrap_or_default().into()),
            ("schrift", schrift.into()),
            ("name", name.as_deref().unwrap_or("ohne").into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use xoev::latin::Datentyp;

    /// The advice on the first sign of `text` in German and English, without the isolates around variables.
    fn beide(text: &str) -> [String; 2] {
        let rat = Rat::erster(text, Datentyp::C).unwrap();
        let texte = Texte::lade().unwrap();
        ["de", "en"]
            .map(|sprache| zeichentext(&rat, &texte.auf(sprache)).replace(['\u{2068}', '\u{2069}'], ""))
    }

    #[test]
    fn advice_names_the_sign_its_place_and_what_to_write() {
        assert_eq!(
            beide("P\u{435}ter"),
            [
                "Das Zeichen „\u{435}“ an Stelle 2 ist ein kyrillischer Buchstabe (kyrillisches je). Schreiben Sie \
                 stattdessen das lateinische „e“.",
                "The character “\u{435}” at position 2 is a Cyrillic letter (Cyrillic ie). Write the Latin “e” instead.",
            ]
        );
        let [de, en] = beide("M\u{FC}l\u{AD}ler");
        assert!(
            de.contains("(weiches Trennzeichen)") && de.contains("Stelle 4"),
            "{de}"
        );
        assert!(en.contains("(soft hyphen)"), "{en}");
    }

    #[test]
    fn every_kind_of_sign_has_words_in_every_language() {
        for (text, de, en) in [
            ("Петров", "wie in Ihrem Pass", "as in your passport"),
            ("ᏣᎳᎩ", "nicht lateinischen Schrift", "a script that is not Latin"),
            ("\u{199}asa", "„k“", "“k”"),
            ("a\u{180E}b", "unsichtbares Zeichen", "invisible character"),
            ("Haus \u{1F600}", "Lassen Sie es weg", "leave it out"),
            ("M\u{FFFD}ller", "Tippen Sie es neu", "type it again"),
            ("\u{222B}", "„\u{222B}“", "“\u{222B}”"),
        ] {
            let [deutsch, englisch] = beide(text);
            assert!(deutsch.contains(de), "{deutsch}");
            assert!(englisch.contains(en), "{englisch}");
            assert!(!deutsch.contains("{$") && !englisch.contains("{$"));
        }
    }
}
