//! Advice in words, German and English.

use super::{Art, Rat, Sprache, namen::waehlen, schrift::Schrift};

/// Sign, position and advice.
pub(super) fn satz(rat: &Rat, sprache: Sprache) -> String {
    match sprache {
        Sprache::Deutsch => deutsch(rat),
        Sprache::Englisch => englisch(rat),
    }
}

fn deutsch(rat: &Rat) -> String {
    let (zeichen, stelle) = (&rat.zeichen, rat.stelle);
    let name = in_klammern(rat, Sprache::Deutsch);
    match &rat.art {
        Art::Aehnlich { schrift, statt } => format!(
            "Das Zeichen „{zeichen}“ an Stelle {stelle} ist ein {}er Buchstabe{name} und sieht nur so aus wie das \
             lateinische „{statt}“. Schreiben Sie „{statt}“.",
            schrift.name(Sprache::Deutsch)
        ),
        Art::Schrift(schrift) => {
            let woher = match schrift {
                Schrift::Andere => "nicht aus der lateinischen Schrift".to_owned(),
                schrift => format!("aus der {}en Schrift", schrift.name(Sprache::Deutsch)),
            };
            format!(
                "Das Zeichen „{zeichen}“ an Stelle {stelle} ist {woher}{name}. Schreiben Sie lateinische Buchstaben, \
                 bei Namen so wie in Ihrem Pass."
            )
        }
        Art::Ersatz(statt) => format!(
            "Das Zeichen „{zeichen}“ an Stelle {stelle} kann kein deutsches Register speichern. Schreiben Sie \
             stattdessen „{statt}“."
        ),
        Art::Unsichtbar => format!(
            "An Stelle {stelle} steht ein unsichtbares Zeichen{name}, das beim Kopieren mitgekommen sein kann. Löschen \
             Sie den Text und tippen Sie ihn neu."
        ),
        Art::Bild => format!(
            "Das Bildzeichen „{zeichen}“ an Stelle {stelle} kann kein deutsches Register speichern. Lassen Sie es weg."
        ),
        Art::Verloren => format!(
            "An Stelle {stelle} ist ein Zeichen beim Übertragen verloren gegangen. Tippen Sie es neu."
        ),
        Art::Sonst => format!(
            "Das Zeichen „{zeichen}“ an Stelle {stelle} kann kein deutsches Register speichern. Lassen Sie es weg, oder \
             schreiben Sie es in Worten."
        ),
    }
}

fn englisch(rat: &Rat) -> String {
    let (zeichen, stelle) = (&rat.zeichen, rat.stelle);
    let name = in_klammern(rat, Sprache::Englisch);
    match &rat.art {
        Art::Aehnlich { schrift, statt } => format!(
            "The character “{zeichen}” at position {stelle} is a {} letter{name} that only looks like the Latin \
             “{statt}”. Write “{statt}”.",
            schrift.name(Sprache::Englisch)
        ),
        Art::Schrift(schrift) => {
            let woher = match schrift {
                Schrift::Andere => "not from the Latin script".to_owned(),
                schrift => format!("from the {} script", schrift.name(Sprache::Englisch)),
            };
            format!(
                "The character “{zeichen}” at position {stelle} is {woher}{name}. Write Latin letters, names as in \
                 your passport."
            )
        }
        Art::Ersatz(statt) => format!(
            "German registers cannot store the character “{zeichen}” at position {stelle}. Write “{statt}” instead."
        ),
        Art::Unsichtbar => format!(
            "At position {stelle} there is an invisible character{name} that may have come along when copying. Delete \
             the text and type it anew."
        ),
        Art::Bild => format!(
            "German registers cannot store the picture “{zeichen}” at position {stelle}. Leave it out."
        ),
        Art::Verloren => format!("At position {stelle} a character was lost on the way. Type it anew."),
        Art::Sonst => format!(
            "German registers cannot store the character “{zeichen}” at position {stelle}. Leave it out or write it in \
             words."
        ),
    }
}

/// The name with a blank and brackets; nothing if there is none.
fn in_klammern(rat: &Rat, sprache: Sprache) -> String {
    let kennung = || {
        let erstes = rat
            .zeichen
            .chars()
            .next()
            .filter(|_| rat.art == Art::Unsichtbar)?;
        Some(format!(
            "{} U+{:04X}",
            waehlen(sprache, "Zeichen", "character"),
            u32::from(erstes)
        ))
    };
    rat.name(sprache)
        .or_else(kennung)
        .map(|name| format!(" ({name})"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latin::Datentyp;

    #[test]
    fn the_advice_reads_as_a_person_would_say_it() {
        let beide = |text| {
            let rat = Rat::erster(text, Datentyp::C).unwrap();
            (rat.satz(Sprache::Deutsch), rat.satz(Sprache::Englisch))
        };
        let (de, en) = beide("Анна");
        assert_eq!(
            de,
            "Das Zeichen „А“ an Stelle 1 ist aus der kyrillischen Schrift (kyrillisches a). Schreiben Sie lateinische \
             Buchstaben, bei Namen so wie in Ihrem Pass."
        );
        assert!(en.contains("from the Cyrillic script (Cyrillic a)"), "{en}");
        let (de, en) = beide("M\u{FC}l\u{AD}ler");
        assert!(
            de.starts_with("An Stelle 4 steht ein unsichtbares Zeichen (weiches Trennzeichen)"),
            "{de}"
        );
        assert!(en.contains("(soft hyphen)"), "{en}");
        assert!(beide("a\u{180E}b").0.contains("(Zeichen U+180E)"));
        assert!(beide("\u{1F600}").1.ends_with("Leave it out."));
        assert!(beide("\u{199}asa").0.ends_with("Schreiben Sie stattdessen „k“."));
    }
}
