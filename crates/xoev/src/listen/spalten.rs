//! Which column of a genericode file holds the codes, the words and the days.

use super::Listengrund;

/// Columns whose meaning their name does not tell: URI of the list, id of the column with the words.
const BEKANNT: &[(&str, &str)] = &[(
    "urn:xoev-de:bund:bmi:bit:codeliste:dvdv.praefix",
    "behoerdenkategorie",
)];

/// A `Column` as the file declares it.
#[derive(Default)]
pub(super) struct Spalte {
    pub id: String,
    pub pflicht: bool,
    /// `Data`, attribute `Type`: a type of XML Schema, for example `string`.
    pub typ: String,
    /// `Data`, attribute `Lang`.
    pub sprache: String,
}

/// A `Key` as the file declares it.
#[derive(Default)]
pub(super) struct Schluesselangabe {
    pub spalte: String,
    /// Marked as the key that codes are taken from.
    pub empfohlen: bool,
    /// Marked as the words of a code.
    pub codename: bool,
}

/// What is taken from each row.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Plan {
    pub code: usize,
    /// Columns with the German words; the first one that has a value counts.
    pub namen: Vec<usize>,
    pub englisch: Vec<usize>,
    pub von: Option<usize>,
    pub bis: Option<usize>,
}

impl Plan {
    /// Decides by the declarations of list `uri` with short name `kurzname`.
    pub(super) fn neu(
        uri: &str,
        kurzname: &str,
        spalten: &[Spalte],
        schluessel: &[Schluesselangabe],
    ) -> Result<Self, Listengrund> {
        let platz = |id: &str| spalten.iter().position(|spalte| spalte.id == id);
        let key = schluessel
            .iter()
            .find(|key| key.empfohlen)
            .or_else(|| schluessel.iter().find(|key| !key.codename))
            .ok_or(Listengrund::Fehlt("Key"))?;
        let code = platz(&key.spalte).ok_or(Listengrund::UnbekannteSpalte)?;
        let markiert: Vec<&str> = schluessel
            .iter()
            .filter(|key| key.codename)
            .map(|key| key.spalte.as_str())
            .chain(
                BEKANNT
                    .iter()
                    .filter(|(liste, _)| *liste == uri)
                    .map(|(_, id)| *id),
            )
            .collect();
        let mut namen: Vec<(u8, usize)> = Vec::new();
        let mut englisch: Vec<(u8, usize)> = Vec::new();
        for (nummer, spalte) in spalten.iter().enumerate().filter(|(nummer, _)| *nummer != code) {
            if spalte.ist_text() {
                let rang = if markiert.contains(&spalte.id.as_str()) {
                    0
                } else {
                    rang(spalte, kurzname)
                };
                if spalte.ist_englisch() {
                    englisch.push((rang, nummer));
                } else {
                    namen.push((rang, nummer));
                }
            }
        }
        let nummer = |endungen| {
            spalten
                .iter()
                .position(|spalte| ist_tag(&schlicht(&spalte.id), endungen))
        };
        Ok(Self {
            code,
            namen: beste(namen),
            englisch: beste(englisch),
            von: nummer(&["ab", "von", "from"]),
            bis: nummer(&["bis", "to", "until"]),
        })
    }
}

impl Spalte {
    fn ist_text(&self) -> bool {
        let typ = self.typ.as_str();
        typ.is_empty() || matches!(typ, "string" | "normalizedString" | "token")
    }

    fn ist_englisch(&self) -> bool {
        let sprache = self.sprache.to_ascii_lowercase();
        let id = schlicht(&self.id);
        sprache == "en"
            || sprache == "eng"
            || sprache.starts_with("en-")
            || id.contains("englisch")
            || id.contains("english")
            || ["-en", "_en", ".en"].iter().any(|ende| self.id.ends_with(ende))
    }
}

/// How well a column suits as the words of a code: the smaller, the better.
fn rang(spalte: &Spalte, kurzname: &str) -> u8 {
    const WOERTER: [&str; 3] = ["name", "bezeichnung", "beschreibung"];
    let id = schlicht(&spalte.id);
    let woertlich = WOERTER.iter().any(|wort| id.contains(wort));
    if id == schlicht(kurzname) {
        1
    } else if WOERTER.contains(&id.as_str()) || matches!(id.as_str(), "codename" | "klartext") {
        2
    } else if woertlich && id.contains("kurz") {
        3
    } else if woertlich {
        4
    } else if spalte.pflicht {
        5
    } else {
        NOTFALLS
    }
}

/// Rank of a column that may say anything.
const NOTFALLS: u8 = 6;

/// Columns by rank; those of the last rank only if there is no other.
fn beste(mut spalten: Vec<(u8, usize)>) -> Vec<usize> {
    spalten.sort_unstable();
    let bessere = spalten.iter().filter(|(rang, _)| *rang < NOTFALLS).count();
    let zahl = if bessere == 0 { 1 } else { bessere };
    spalten.into_iter().take(zahl).map(|(_, nummer)| nummer).collect()
}

fn ist_tag(id: &str, endungen: &[&str]) -> bool {
    ["gueltig", "existenz", "valid"]
        .iter()
        .filter_map(|anfang| id.split_once(anfang))
        .any(|(_, ende)| endungen.contains(&ende))
}

/// Lower case, umlauts spelled out, letters and digits only.
pub(super) fn schlicht(text: &str) -> String {
    let mut schlicht = String::with_capacity(text.len());
    for zeichen in text.chars().flat_map(char::to_lowercase) {
        match zeichen {
            'ä' => schlicht.push_str("ae"),
            'ö' => schlicht.push_str("oe"),
            'ü' => schlicht.push_str("ue"),
            'ß' => schlicht.push_str("ss"),
            andere if andere.is_alphanumeric() => schlicht.push(andere),
            _ => {}
        }
    }
    schlicht
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spalten(ids: &[&str]) -> Vec<Spalte> {
        let spalte = |id: &&str| Spalte {
            id: (*id).to_owned(),
            typ: if id.contains("xistenz") { "date" } else { "string" }.to_owned(),
            pflicht: false,
            sprache: String::new(),
        };
        ids.iter().map(spalte).collect()
    }

    fn plan(uri: &str, kurzname: &str, ids: &[&str]) -> Plan {
        let key = Schluesselangabe {
            spalte: ids[0].to_owned(),
            ..Schluesselangabe::default()
        };
        Plan::neu(uri, kurzname, &spalten(ids), &[key]).unwrap()
    }

    #[test]
    fn the_words_are_found_under_the_names_that_lists_give_them() {
        assert_eq!(
            plan("", "x", &["SCHLUESSEL", "Hinweis", "Bezeichnung"]).namen,
            [2]
        );
        assert_eq!(plan("", "x", &["code", "anwendung", "beschreibung"]).namen, [2]);
        let ids = ["k", "Suchbegriff", "Staatsangehörigkeit", "Staatsname-kurz"];
        assert_eq!(plan("", "Staatsangehoerigkeit", &ids).namen, [2, 3]);
        let ids = ["k", "such", "staatsname-voll", "staatenname-kurz"];
        assert_eq!(plan("", "Staat", &ids).namen, [3, 2]);
        let ids = ["praefix", "vergebendestelle", "behoerdenkategorie"];
        let dvdv = plan(BEKANNT[0].0, "dvdv.praefix", &ids);
        assert_eq!(dvdv.namen, [2]);
        assert_eq!(plan("", "x", &["k", "etwas", "anderes"]).namen, [1]);
        assert_eq!(plan("", "x", &["k"]).namen, [0; 0]);
    }

    #[test]
    fn english_words_and_days_are_told_apart() {
        let ids = ["k", "name", "name-en", "Existenz-ab", "Existenz-bis"];
        let plan = plan("", "x", &ids);
        assert_eq!((plan.namen, plan.englisch), (vec![1], vec![2]));
        assert_eq!((plan.von, plan.bis), (Some(3), Some(4)));
    }

    #[test]
    fn the_recommended_key_wins_and_a_key_without_column_is_refused() {
        let spalten = spalten(&["alt", "neu"]);
        let key = |spalte: &str, empfohlen| Schluesselangabe {
            spalte: spalte.to_owned(),
            empfohlen,
            codename: false,
        };
        let beide = [key("alt", false), key("neu", true)];
        assert_eq!(Plan::neu("", "", &spalten, &beide).unwrap().code, 1);
        let fremd = [key("keine", false)];
        assert_eq!(
            Plan::neu("", "", &spalten, &fremd),
            Err(Listengrund::UnbekannteSpalte)
        );
        assert_eq!(Plan::neu("", "", &spalten, &[]), Err(Listengrund::Fehlt("Key")));
    }
}
