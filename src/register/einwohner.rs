//! An inhabitant as the Musterregister keeps one: what a vorausgefüllter Meldeschein (XMeld 1703) can say.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use xoev::{
    codes::{Ausweisart, Familienstand, Geschlecht, Partnerschaftstyp, Sperre},
    latin::Text,
    teildatum::Teildatum,
};

use crate::meldewesen::{Anschrift, Person, Wohnungsstatus};

/// The key of an inhabitant within one register; for a persona its key in `personen.toml`.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Schluessel(String);

impl Schluessel {
    /// The key with this text.
    #[must_use]
    pub fn neu(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// One inhabitant. Source of the fields: § 9 Abs. 1 BMeldDigiV.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Einwohner {
    /// Family name, given names, Rufname, Doktorgrad and birth date.
    pub person: Person,
    /// DSMeld 0201a.
    pub geburtsname: Option<Text>,
    /// DSMeld 0602.
    pub geburtsort: Option<Text>,
    /// DSMeld 0603, key of the list of territories.
    pub geburtsstaat: Option<String>,
    /// DSMeld 0701.
    #[serde(with = "geschlecht")]
    pub geschlecht: Geschlecht,
    /// DSMeld 1001, one to four keys; `000` is German.
    pub staatsangehoerigkeiten: Vec<String>,
    /// DSMeld 1101, key of the list of societies that levy tax; `oa` for none.
    pub religion: String,
    /// DSMeld 1401, 1402 and 1408.
    pub familienstand: Stand,
    /// DSMeld 1701 to 1709.
    pub ausweise: Vec<Ausweis>,
    /// DSMeld 1801: locks of § 51 BMG and objections to transmissions.
    pub sperren: Vec<Sperre>,
    /// Objections that the person has deleted here, so that no other register brings them back.
    #[serde(default)]
    pub geloeschte: Vec<Sperre>,
    /// The note of § 52 BMG.
    pub sperrvermerk: bool,
    /// Ehegatte or Lebenspartner in this register.
    pub partner: Option<Partner>,
    /// Children in this register; answers name those who are minors.
    pub kinder: Vec<Schluessel>,
    /// Legal representatives of a minor who do not live here; those who do are found by their [`Self::kinder`].
    #[serde(default)]
    pub vertreter: Vec<Vertreter>,
    /// Objections by the law of the Land, in words.
    #[serde(default)]
    pub landesrecht: Vec<Text>,
    /// All dwellings here, former ones too.
    pub wohnungen: Vec<Bezug>,
    /// The main dwelling of a person who has only a secondary one here.
    #[serde(default)]
    pub hauptwohnung_auswaerts: Option<Anschrift>,
    /// The day of death; answers then name that reason.
    pub verstorben_am: Option<Date>,
    /// This person's Meldebescheinigung comes as a document, not as data, so that both ways are exercised.
    pub bescheinigung_als_pdf: bool,
}

/// Whom the person is married to or lives in a registered partnership with.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Marriage or Lebenspartnerschaft.
    pub art: Partnerschaftstyp,
    /// The partner's entry.
    pub schluessel: Schluessel,
}

/// A legal representative who lives elsewhere.
///
/// Source: § 3 Abs. 1 Nr. 9 BMG. The kind of representation is not kept: its list (`gesetzlicher.vertreter`) is not
/// published where we could read it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Vertreter {
    /// DSMeld 0902a, 0904, 0905, 0906.
    pub person: Person,
    /// DSMeld 0917.
    #[serde(with = "geschlecht")]
    pub geschlecht: Geschlecht,
    /// DSMeld 0907a with 1200 to 1212.
    pub anschrift: Option<Anschrift>,
}

/// What becomes of the sole or main dwelling when its holder registers another one (§§ 21, 22 BMG).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verbleib {
    /// The person has left it.
    #[default]
    Endet,
    /// It is the main dwelling beside a new secondary one.
    Haupt,
    /// It is a secondary dwelling beside a new main one.
    Neben,
}

/// The Familienstand with its beginning.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stand {
    /// DSMeld 1401.
    pub stand: Familienstand,
    /// DSMeld 1402.
    pub seit: Option<Teildatum>,
    /// DSMeld 1408.
    pub ort: Option<Text>,
}

/// An identity document.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ausweis {
    /// Kind of document.
    pub art: Ausweisart,
    /// DSMeld 1703.
    pub seriennummer: Option<Text>,
    /// The authority that issued it.
    pub behoerde: Option<Text>,
    /// Day of issue; none for an eID-Karte.
    pub ausgestellt_am: Option<Date>,
    /// Last day of validity.
    pub gueltig_bis: Option<Date>,
}

/// A dwelling from moving in to moving out.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bezug {
    /// Where it is.
    pub anschrift: Anschrift,
    /// DSMeld 1213.
    pub status: Wohnungsstatus,
    /// DSMeld 1301.
    pub einzug: Option<Date>,
    /// DSMeld 1306; `None` while the person lives there.
    pub auszug: Option<Date>,
    /// DSMeld 1311: the day of the Anmeldung.
    pub angemeldet_am: Option<Date>,
}

impl Bezug {
    /// Whether the person lives there now.
    #[must_use]
    pub fn besteht(&self) -> bool {
        self.auszug.is_none()
    }

    fn massgeblich(&self) -> bool {
        self.besteht() && self.status != Wohnungsstatus::Neben
    }
}

impl Einwohner {
    /// The dwellings the person lives in now.
    pub fn aktuelle(&self) -> impl Iterator<Item = &Bezug> {
        self.wohnungen.iter().filter(|bezug| bezug.besteht())
    }

    /// The sole or main dwelling, if the person has one here.
    #[must_use]
    pub fn hauptwohnung(&self) -> Option<&Bezug> {
        self.wohnungen.iter().find(|bezug| bezug.massgeblich())
    }

    /// Whether data of this person must not go out with those of a relative (§ 11 Abs. 2 Nr. 3, § 23a Abs. 1 BMG).
    #[must_use]
    pub fn gesperrt(&self) -> bool {
        let sperre = |sperre: &Sperre| {
            matches!(
                sperre,
                Sperre::Adoptionspflege
                    | Sperre::Gefahr
                    | Sperre::Annahme
                    | Sperre::Sicherheitsbehoerde
                    | Sperre::Transsexuellengesetz
            )
        };
        self.sperrvermerk || self.sperren.iter().any(sperre)
    }

    /// Ends the sole or main dwelling on `tag`, or gives it its new status. A second call changes nothing.
    pub fn ziehe_um(&mut self, verbleib: Verbleib, tag: Date) {
        for bezug in self.wohnungen.iter_mut().filter(|bezug| bezug.massgeblich()) {
            match verbleib {
                Verbleib::Endet => bezug.auszug = Some(tag),
                Verbleib::Haupt => bezug.status = Wohnungsstatus::Haupt,
                Verbleib::Neben => bezug.status = Wohnungsstatus::Neben,
            }
        }
    }

    /// Whether the 18th year of life is not completed on `heute` (§ 2 BGB).
    ///
    /// Of a birth date that is known in part the latest possible day counts, so that nobody loses their protection.
    #[must_use]
    pub fn ist_minderjaehrig(&self, heute: Date) -> bool {
        let geboren = match self.person.geburtsdatum {
            Teildatum::Tag(tag) => Some(tag),
            Teildatum::Monat { jahr, monat } => Date::new(jahr, monat, 1).ok().map(Date::last_of_month),
            Teildatum::Jahr(jahr) => Date::new(jahr, 12, 31).ok(),
            Teildatum::Unbekannt => None,
        };
        // The day of birth counts as a whole one (§ 187 Abs. 2 BGB), so a year of life ends on the day before a birthday.
        let vollendet = geboren.and_then(|tag| tag.yesterday().ok()?.checked_add(18.years()).ok());
        vollendet.is_some_and(|letzter| heute <= letzter)
    }
}

/// The sex as its key of the list (`m`, `w`, `d`, `x`).
mod geschlecht {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use xoev::codes::Geschlecht;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(wert: &Geschlecht, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(wert.code())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Geschlecht, D::Error> {
        let code = String::deserialize(deserializer)?;
        Geschlecht::aus_code(&code)
            .ok_or_else(|| D::Error::custom("not a key of the list of sexes (m, w, d, x)"))
    }
}
