//! What somebody tells us about the service: a barrier, a fault, praise. Anonymous unless they say who they are.
//!
//! Source: § 7 Abs. 2 BITV 2.0 (barriers), DIN SPEC 66336, 5.12.1 (anonymous feedback).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Feldfehler, Grund, Mailadresse};
use crate::kernel::{Zufall, zufall};

/// The most characters of the text.
const TEXT_HOECHSTENS: usize = 4000;
/// The most characters of the path of a page.
const PFAD_HOECHSTENS: usize = 120;

/// The fields of the form as they were typed.
#[derive(Clone, Default)]
pub struct RueckmeldungEingabe {
    /// Key of a [`Thema`].
    pub thema: String,
    /// What the person says.
    pub text: String,
    /// Where an answer may go; may stay empty.
    pub email: String,
    /// Path of the page it is about; may stay empty.
    pub seite: String,
}

/// What it is about.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thema {
    /// Somebody cannot use something (§ 7 Abs. 2 BITV 2.0); must be answered within a month (§ 12b Abs. 4 BGG).
    Barriere,
    /// Something is hard to understand.
    Verstaendlichkeit,
    /// Something does not work.
    Fehler,
    /// Something is good.
    Lob,
    /// Anything else.
    Anderes,
}

/// A message about the service, without faults.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
pub struct Rueckmeldung {
    /// What it is about.
    pub thema: Thema,
    /// What the person says; lines end with `\n`.
    pub text: String,
    /// Where an answer may go.
    pub email: Option<Mailadresse>,
    /// The page it is about.
    pub seite: Option<Seitenpfad>,
}

impl fmt::Debug for Rueckmeldung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rueckmeldung(‹personal›)")
    }
}

/// Path of one of our pages. Ids in it are left out, because they would lead to the person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Seitenpfad(String);

/// The number of a message: `R-7K3Q-9XHT`. 40 random bits, so that nobody finds another one by counting.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rueckmeldenummer(String);

impl Thema {
    /// Every subject, in the order of the form.
    pub const ALLE: [Self; 5] = [
        Self::Barriere,
        Self::Verstaendlichkeit,
        Self::Fehler,
        Self::Lob,
        Self::Anderes,
    ];

    /// The key in forms and texts.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Barriere => "barriere",
            Self::Verstaendlichkeit => "verstaendlichkeit",
            Self::Fehler => "fehler",
            Self::Lob => "lob",
            Self::Anderes => "anderes",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|thema| thema.schluessel() == text)
    }
}

impl Rueckmeldung {
    /// Reads the form. A page that is none of ours is left out rather than refused: nobody types it.
    ///
    /// # Errors
    /// [`Feldfehler`] on `thema`, `text` or `email`.
    pub fn parse(eingabe: &RueckmeldungEingabe) -> Result<Self, Vec<Feldfehler>> {
        let mut fehler = Vec::new();
        let mut falsch = |feld, grund| fehler.push(Feldfehler { feld, grund });
        let thema = Thema::parse(&eingabe.thema);
        if thema.is_none() {
            falsch("thema", Grund::Fehlt);
        }
        let text = bereinigt(&eingabe.text);
        if text.is_empty() {
            falsch("text", Grund::Fehlt);
        } else if text.chars().count() > TEXT_HOECHSTENS {
            falsch("text", Grund::ZuLang);
        }
        let email = Mailadresse::parse(&eingabe.email).unwrap_or_else(|Feldfehler { feld, grund }| {
            falsch(feld, grund);
            None
        });
        match thema {
            Some(thema) if fehler.is_empty() => Ok(Self {
                thema,
                text,
                email,
                seite: Seitenpfad::parse(&eingabe.seite),
            }),
            _ => Err(fehler),
        }
    }
}

/// Lines that end with `\n`, without control characters and without blanks at both ends.
fn bereinigt(text: &str) -> String {
    let zeilen = text.replace("\r\n", "\n").replace('\r', "\n");
    let rein: String = zeilen.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    rein.trim().to_owned()
}

impl Seitenpfad {
    /// Reads a path of this site, as a link to the form carries it; `None` if it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let zeichen = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
        if text.len() > PFAD_HOECHSTENS || !text.starts_with('/') || text.contains("//") {
            return None;
        }
        if !text.chars().all(zeichen) {
            return None;
        }
        let teile = text.split('/').map(|teil| match uuid::Uuid::try_parse(teil) {
            Ok(_) => "…",
            Err(_) => teil,
        });
        Some(Self(teile.collect::<Vec<_>>().join("/")))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Rueckmeldenummer {
    /// A new number (Crockford base32: nothing is mistaken for something else).
    #[must_use]
    pub fn neu(zufall: &dyn Zufall) -> Self {
        let mut zeichen = zufall::bytes::<8>(zufall)
            .map(|byte| char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0')))
            .into_iter();
        let mut vier = || zeichen.by_ref().take(4).collect::<String>();
        Self(format!("R-{}-{}", vier(), vier()))
    }

    /// The number with this text, if it has the form of one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let vier = |teil: &str| teil.len() == 4 && teil.bytes().all(|b| ALPHABET.contains(&b));
        let (eins, zwei) = text.strip_prefix("R-")?.split_once('-')?;
        (vier(eins) && vier(zwei)).then(|| Self(text.to_owned()))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rueckmeldenummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    fn eingabe(text: &str, email: &str) -> RueckmeldungEingabe {
        RueckmeldungEingabe {
            thema: "barriere".to_owned(),
            text: text.to_owned(),
            email: email.to_owned(),
            seite: "/hilfe".to_owned(),
        }
    }

    #[test]
    fn nobody_has_to_say_who_they_are() {
        let gelesen = Rueckmeldung::parse(&eingabe(" Der Knopf\r\nist\u{7} zu klein. ", "")).unwrap();
        assert_eq!(gelesen.text, "Der Knopf\nist zu klein.");
        assert_eq!((gelesen.thema, gelesen.email), (Thema::Barriere, None));
    }

    #[test]
    fn what_is_missing_or_has_not_its_form_is_named_by_its_field() {
        for (text, email, feld) in [
            ("", "", "text"),
            (" \r\n ", "", "text"),
            (&"x".repeat(4001), "", "text"),
            ("x", "erika", "email"),
            ("x", "erika@muster", "email"),
            ("x", "a@b.de\r\nBcc: c@d.de", "email"),
        ] {
            let fehler = Rueckmeldung::parse(&eingabe(text, email)).unwrap_err();
            assert_eq!(fehler.first().map(|f| f.feld), Some(feld), "{email}");
        }
        let fehler = Rueckmeldung::parse(&RueckmeldungEingabe::default()).unwrap_err();
        assert_eq!(
            fehler.iter().map(|f| f.feld).collect::<Vec<_>>(),
            ["thema", "text"]
        );
    }

    #[test]
    fn the_page_is_one_of_ours_and_leads_to_nobody() {
        let pfad = |text| Seitenpfad::parse(text).map(|pfad| pfad.0);
        assert_eq!(pfad("/hilfe").as_deref(), Some("/hilfe"));
        assert_eq!(
            pfad("/entwurf/0190a1b2-0000-7000-8000-000000000001/wohnung").as_deref(),
            Some("/entwurf/…/wohnung")
        );
        for fremd in [
            "",
            "hilfe",
            "//example.org",
            "https://example.org/",
            "/a b",
            "/?x=1",
            "/\u{e4}",
        ] {
            assert_eq!(pfad(fremd), None, "{fremd}");
        }
    }

    #[test]
    fn a_number_is_read_again_as_it_was_told() {
        let nummer = Rueckmeldenummer::neu(&FesterZufall::neu(1));
        assert_eq!(Rueckmeldenummer::parse(nummer.as_str()), Some(nummer));
        for falsch in ["", "R-7K3Q", "R-7K3Q-9XH", "R-7K3Q-9XHI", "X-7K3Q-9XHT"] {
            assert_eq!(Rueckmeldenummer::parse(falsch), None, "{falsch}");
        }
    }
}
