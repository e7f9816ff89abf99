//! Checks of keys against lists that the schema does not hold; a caller switches them on.

use jiff::civil::Date;

use super::{Codeliste, Codelisten, version};
use crate::ags::Ags;
use crate::codelist::Liste;
use crate::codes::{AgsListe, Fehlercode};

/// Which keys are checked against which lists, and on which day.
///
/// Keys of code types 3 and 4 are valid by the schema whatever they are. A version that the set does not hold is no
/// fault: a receiver must not refuse an AGS because of its `listVersionID`. So a key is looked up in the newest version
/// that holds on the day, and nothing is found where no version is held, or where the message names a version that is
/// newer than all that are held.
#[derive(Clone, Copy, Debug)]
pub struct Schluesselpruefung<'l> {
    listen: &'l Codelisten,
    tag: Date,
    uris: &'l [&'l str],
    auch_fruehere: bool,
}

impl<'l> Schluesselpruefung<'l> {
    /// Checks each AGS against the Gemeindeverzeichnis of `tag`.
    #[must_use]
    pub const fn gemeinden(listen: &'l Codelisten, tag: Date) -> Self {
        Self::neu(listen, tag, &[AgsListe::URI])
    }

    /// Checks the keys of the lists `uris` against the versions that hold on `tag`.
    #[must_use]
    pub const fn neu(listen: &'l Codelisten, tag: Date, uris: &'l [&'l str]) -> Self {
        Self {
            listen,
            tag,
            uris,
            auch_fruehere: false,
        }
    }

    /// Also takes keys of earlier versions that are held: an address of the past names a commune of the past.
    #[must_use]
    pub const fn auch_fruehere(mut self) -> Self {
        self.auch_fruehere = true;
        self
    }

    /// Checks one key; `uri` and `version` are those of [`super::Codevorgabe::bezug`].
    ///
    /// # Errors
    /// [`UnbekannterSchluessel`] if the list is among those that are checked and does not have the key.
    pub fn pruefe(&self, uri: &str, version: &str, code: &str) -> Result<(), UnbekannterSchluessel> {
        let Some(neueste) = self.listen.neueste(uri).filter(|_| self.uris.contains(&uri)) else {
            return Ok(());
        };
        if version::ist_juenger(version, neueste.version()) {
            return Ok(());
        }
        let mut geltende = self.listen.geltende(uri, self.tag).peekable();
        let weit = if self.auch_fruehere { usize::MAX } else { 1 };
        if geltende.peek().is_none() || geltende.take(weit).any(|liste| liste.kennt(code)) {
            Ok(())
        } else {
            Err(UnbekannterSchluessel)
        }
    }
}

/// The key is not in the list of the day.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the code is not in the list of the day")]
pub struct UnbekannterSchluessel;

impl UnbekannterSchluessel {
    /// The code for a rejection.
    #[must_use]
    pub const fn code(self) -> Fehlercode {
        Fehlercode::S011
    }
}

/// The communes of Germany by AGS, as the held lists of the Statistisches Bundesamt have them.
///
/// The list also has the districts of Berlin, Bremen and Hamburg. No version of it is built in.
#[derive(Clone, Copy, Debug)]
pub struct Gemeindeverzeichnis<'l>(&'l Codelisten);

impl<'l> Gemeindeverzeichnis<'l> {
    pub(super) const fn neu(listen: &'l Codelisten) -> Self {
        Self(listen)
    }

    /// Whether there is such a commune on `tag`; `None` if no list is held that holds on that day.
    #[must_use]
    pub fn kennt(&self, ags: &Ags, tag: Date) -> Option<bool> {
        self.am(tag).map(|liste| liste.kennt(ags.as_str()))
    }

    /// What the commune is called on `tag`, for example `Flensburg, Stadt`.
    #[must_use]
    pub fn name(&self, ags: &Ags, tag: Date) -> Option<&'l str> {
        Some(self.am(tag)?.eintrag(ags.as_str())?.name)
    }

    /// The list that holds on `tag`.
    #[must_use]
    pub fn am(&self, tag: Date) -> Option<&'l Codeliste> {
        self.0.am(AgsListe::URI, tag)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::codeliste::{Kennung, Listenbau};
    use super::super::{Eintrag, Sprache};
    use super::*;

    const HEUTE: Date = date(2026, 11, 21);

    /// Two versions of the list of communes: one commune has gone, one has come.
    fn listen() -> Codelisten {
        let mut listen = Codelisten::eingebaut();
        for (version, ab, codes) in [
            ("2025-12-31", date(2025, 12, 1), ["01001000", "01002000"]),
            ("2026-04-30", date(2026, 4, 1), ["01001000", "01003000"]),
        ] {
            let mut bau = Listenbau::default();
            for code in codes {
                let eintrag = Eintrag {
                    code,
                    name: "Musterstadt",
                    name_en: None,
                    von: None,
                    bis: None,
                };
                bau.eintrag(&eintrag, 0).unwrap();
            }
            let kennung = Kennung {
                uri: AgsListe::URI.to_owned(),
                version: version.to_owned(),
                gueltig_ab: Some(ab),
                ..Kennung::default()
            };
            listen.lege_dazu(bau.fertig(kennung).unwrap()).unwrap();
        }
        listen
    }

    fn ags(pruefung: &Schluesselpruefung<'_>, version: &str, code: &str) -> bool {
        pruefung.pruefe(AgsListe::URI, version, code).is_ok()
    }

    #[test]
    fn an_ags_is_held_against_the_list_of_the_day_whatever_version_it_names() {
        let listen = listen();
        let heute = Schluesselpruefung::gemeinden(&listen, HEUTE);
        for version in ["0", "", "2025-12-31", "2026-04-30", "neu", "9999"] {
            assert!(ags(&heute, version, "01003000"), "{version}");
            assert!(!ags(&heute, version, "01002000"), "{version}");
        }
        let damals = Schluesselpruefung::gemeinden(&listen, date(2026, 3, 31));
        assert!(ags(&damals, "0", "01002000") && !ags(&damals, "0", "01003000"));
        assert!(ags(&heute.auch_fruehere(), "0", "01002000"));
        assert!(!ags(&heute.auch_fruehere(), "0", "99999999"));
        assert_eq!(UnbekannterSchluessel.code(), Fehlercode::S011);
    }

    #[test]
    fn what_cannot_be_judged_is_not_refused() {
        let listen = listen();
        let heute = Schluesselpruefung::gemeinden(&listen, HEUTE);
        assert!(ags(&heute, "2026-10-31", "99999999"), "newer than ours");
        let frueh = Schluesselpruefung::gemeinden(&listen, date(2020, 1, 1));
        assert!(ags(&frueh, "0", "99999999"), "before all of ours");
        let ohne = Codelisten::eingebaut();
        let ohne = Schluesselpruefung::gemeinden(&ohne, HEUTE);
        assert!(ags(&ohne, "0", "99999999"), "no list at all");
    }

    #[test]
    fn only_the_lists_that_are_named_are_checked() {
        let listen = listen();
        let uri = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsangehoerigkeit";
        let nur_ags = Schluesselpruefung::gemeinden(&listen, HEUTE);
        assert_eq!(nur_ags.pruefe(uri, "0", "001"), Ok(()));
        let uris = [uri];
        let auch = Schluesselpruefung::neu(&listen, HEUTE, &uris);
        assert_eq!(auch.pruefe(uri, "0", "001"), Err(UnbekannterSchluessel));
        assert_eq!(auch.pruefe(uri, "0", "000"), Ok(()));
    }

    #[test]
    fn the_directory_of_communes_answers_for_a_day() {
        let listen = listen();
        let verzeichnis = listen.gemeindeverzeichnis();
        let ags = Ags::parse("01002000").unwrap();
        assert_eq!(verzeichnis.kennt(&ags, HEUTE), Some(false));
        assert_eq!(verzeichnis.kennt(&ags, date(2026, 1, 1)), Some(true));
        assert_eq!(verzeichnis.name(&ags, date(2026, 1, 1)), Some("Musterstadt"));
        assert_eq!(verzeichnis.kennt(&ags, date(2020, 1, 1)), None);
        assert_eq!(
            listen.name(AgsListe::URI, "01002000", Sprache::Deutsch),
            Some("Musterstadt")
        );
    }
}
