//! What somebody who has custody of a child and does not move along says about its move.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Person;

/// Yes or no.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entscheidung {
    /// The child may move.
    Zugestimmt,
    /// The person does not consent.
    Verweigert,
}

/// Which move an answer is about.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Geltung {
    /// Exactly the address and the day that are declared.
    DieserUmzug,
    /// Another address or another day.
    AndererUmzug,
}

/// An answer, given by a login of their own at level hoch, for one child, one address and one day.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Sorgeantwort {
    /// Who, as the means of identification named them.
    pub wer: Person,
    /// When.
    pub am: Timestamp,
    /// What they said.
    pub entscheidung: Entscheidung,
    /// About which move.
    pub geltung: Geltung,
}

impl Sorgeantwort {
    /// Whether it lets the child move as it is declared.
    #[must_use]
    pub fn erlaubt(&self) -> bool {
        self.entscheidung == Entscheidung::Zugestimmt && self.geltung == Geltung::DieserUmzug
    }
}

/// The word of each person that counts: the latest about this move, else a refusal of another one. A consent to another
/// move is worth nothing.
#[must_use]
pub fn letzte_worte(mut antworten: Vec<Sorgeantwort>) -> Vec<Sorgeantwort> {
    let rang = |antwort: &Sorgeantwort| (antwort.geltung == Geltung::DieserUmzug, antwort.am);
    antworten.retain(|antwort| {
        antwort.geltung == Geltung::DieserUmzug || antwort.entscheidung == Entscheidung::Verweigert
    });
    antworten.sort_by_key(|antwort| std::cmp::Reverse(rang(antwort)));
    let mut worte: Vec<Sorgeantwort> = Vec::new();
    for antwort in antworten {
        if !worte.iter().any(|wort| wort.wer.dieselbe(&antwort.wer)) {
            worte.push(antwort);
        }
    }
    worte.sort_by_key(|wort| wort.am);
    worte
}

#[cfg(test)]
mod tests {
    use xoev::{latin::Text, teildatum::Teildatum};

    use super::*;
    use Entscheidung::{Verweigert, Zugestimmt};
    use Geltung::{AndererUmzug, DieserUmzug};

    fn antwort(wer: &str, am: i64, entscheidung: Entscheidung, geltung: Geltung) -> Sorgeantwort {
        Sorgeantwort {
            wer: Person {
                familienname: Text::parse(wer).unwrap(),
                vornamen: None,
                rufname: None,
                doktorgrad: None,
                geburtsdatum: Teildatum::Jahr(1980),
            },
            am: Timestamp::from_second(am).unwrap(),
            entscheidung,
            geltung,
        }
    }

    #[test]
    fn a_refusal_stays_a_fact_until_the_same_person_speaks_about_this_very_move() {
        let nein = antwort("A", 1, Verweigert, AndererUmzug);
        let ja = antwort("A", 2, Zugestimmt, DieserUmzug);
        let altes_ja = antwort("A", 3, Zugestimmt, AndererUmzug);
        let anderer = antwort("B", 4, Verweigert, DieserUmzug);
        assert_eq!(letzte_worte(vec![nein.clone()]), std::slice::from_ref(&nein));
        assert_eq!(letzte_worte(vec![altes_ja.clone()]), [], "void");
        assert_eq!(
            letzte_worte(vec![nein.clone(), altes_ja]),
            std::slice::from_ref(&nein)
        );
        assert_eq!(
            letzte_worte(vec![nein, anderer.clone(), ja.clone()]),
            [ja, anderer],
            "each person once"
        );
    }
}
