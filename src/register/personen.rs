//! Inhabitants from TOML: the personas of Musterland, what only the register knows of them, and a vendor's own people.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned};
use xoev::{
    ags::Ags,
    codes::{Ausweisart, Familienstand, Geschlecht, Partnerschaftstyp, Sperre},
    latin::Text,
    teildatum::Teildatum,
};

use super::{
    einwohner::{Ausweis, Bezug, Einwohner, Partner, Schluessel, Stand},
    fehler::RegisterFehler,
    settings::Strasse,
};
use crate::meldewesen::{
    Anschrift, Geburtsangabe, Hausnummer, Hausnummernzusatz, Person, Postleitzahl, Wohnungsstatus,
};

/// An inhabitant as `personen.toml` writes one down; what it says for others (`sub`, chip, move) is not read here.
#[derive(Clone, Debug, Deserialize)]
pub struct Personenangabe {
    key: String,
    familienname: Text,
    vornamen: Option<Text>,
    geburtsdatum: Geburtsangabe,
    register: Registerangabe,
}

/// What a register holds beyond the data of an identity card.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Registerangabe {
    geschlecht: String,
    #[serde(default = "ledig")]
    familienstand: Familienstand,
    familienstand_seit: Option<Teildatum>,
    familienstand_ort: Option<Text>,
    #[serde(default = "deutsch")]
    staatsangehoerigkeit: String,
    #[serde(default)]
    weitere_staatsangehoerigkeiten: Vec<String>,
    #[serde(default = "ohne_religion")]
    religion: String,
    rufname: Option<Text>,
    doktorgrad: Option<Text>,
    geburtsname: Option<Text>,
    geburtsort: Option<Text>,
    geburtsstaat: Option<String>,
    wohnung: Wohnungsangabe,
    ausweis: Option<Ausweisangabe>,
    #[serde(default)]
    sperren: Vec<Sperre>,
    #[serde(default)]
    sperrvermerk: bool,
    verstorben_am: Option<Date>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wohnungsangabe {
    ags: Ags,
    strasse: Text,
    hausnummer: Option<Hausnummer>,
    hausnummernzusatz: Option<Hausnummernzusatz>,
    teilnummer: Option<Text>,
    postleitzahl: Postleitzahl,
    ort: Text,
    #[serde(default = "alleinige")]
    status: Wohnungsstatus,
    einzug: Option<Date>,
    auszug: Option<Date>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ausweisangabe {
    /// `PA`, `RP`, `eID`, or a key of the list of documents.
    art: String,
    seriennummer: Option<Text>,
    behoerde: Option<Text>,
    ausgestellt_am: Option<Date>,
    gueltig_bis: Option<Date>,
}

/// What the register knows of a persona that no identity card says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Zusatz {
    key: String,
    partner: Option<String>,
    #[serde(default = "ehe")]
    partnerschaft: Partnerschaftstyp,
    #[serde(default)]
    kinder: Vec<String>,
    #[serde(default)]
    bescheinigung_als_pdf: bool,
}

const fn ledig() -> Familienstand {
    Familienstand::Ledig
}

const fn ehe() -> Partnerschaftstyp {
    Partnerschaftstyp::Ehegatte
}

const fn alleinige() -> Wohnungsstatus {
    Wohnungsstatus::Alleinige
}

fn deutsch() -> String {
    "000".to_owned()
}

fn ohne_religion() -> String {
    "oa".to_owned()
}

#[derive(Debug, Deserialize)]
struct Personendatei {
    person: Vec<Personenangabe>,
}

/// What `examples/musterland/register.toml` says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Registerdatei {
    gemeinde: Vec<Gemeindestrassen>,
    person: Vec<Personenangabe>,
    zusatz: Vec<Zusatz>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gemeindestrassen {
    ags: Ags,
    strassen: Vec<Strasse>,
}

/// The inhabitants and streets of the commune `ags` in Musterland, from the texts of `personen.toml` (the personas) and
/// `register.toml` (streets, and people whom nobody plays); ages count on `stichtag`.
///
/// # Errors
/// [`RegisterFehler::Angaben`] with key and reason; no value is repeated.
pub fn musterland(
    personen_toml: &str,
    register_toml: &str,
    ags: Ags,
    stichtag: Date,
) -> Result<(BTreeMap<Schluessel, Einwohner>, Vec<Strasse>), RegisterFehler> {
    let personen: Personendatei = lies_toml("personen.toml", personen_toml)?;
    let register: Registerdatei = lies_toml("register.toml", register_toml)?;
    let mut einwohner = aufnehmen(personen.person.into_iter().chain(register.person), ags, stichtag)?;
    for zusatz in register.zusatz {
        if let Some(person) = einwohner.get_mut(&Schluessel::neu(zusatz.key)) {
            let art = zusatz.partnerschaft;
            person.partner = zusatz.partner.map(|key| Partner {
                art,
                schluessel: Schluessel::neu(key),
            });
            person.kinder = zusatz.kinder.into_iter().map(Schluessel::neu).collect();
            person.bescheinigung_als_pdf = zusatz.bescheinigung_als_pdf;
        }
    }
    let strassen = register
        .gemeinde
        .into_iter()
        .filter(|gemeinde| gemeinde.ags == ags)
        .flat_map(|g| g.strassen);
    Ok((einwohner, strassen.collect()))
}

/// Those with a dwelling in `ags` as inhabitants.
pub(super) fn aufnehmen(
    angaben: impl IntoIterator<Item = Personenangabe>,
    ags: Ags,
    stichtag: Date,
) -> Result<BTreeMap<Schluessel, Einwohner>, RegisterFehler> {
    angaben
        .into_iter()
        .filter(|angabe| angabe.register.wohnung.ags == ags)
        .map(|angabe| {
            let schluessel = Schluessel::neu(angabe.key.clone());
            let grund = format!(
                "person {:?}: geschlecht or ausweis.art is not a key of its list",
                angabe.key
            );
            let person = einwohner(angabe, stichtag).ok_or(RegisterFehler::Angaben {
                datei: "the inhabitants",
                grund,
            })?;
            Ok((schluessel, person))
        })
        .collect()
}

fn einwohner(angabe: Personenangabe, stichtag: Date) -> Option<Einwohner> {
    let register = angabe.register;
    let geburtsdatum = angabe.geburtsdatum.am(stichtag);
    let staatsangehoerigkeiten = [register.staatsangehoerigkeit].into_iter();
    Some(Einwohner {
        person: Person {
            familienname: angabe.familienname,
            vornamen: angabe.vornamen,
            rufname: register.rufname,
            doktorgrad: register.doktorgrad,
            geburtsdatum,
        },
        geburtsname: register.geburtsname,
        geburtsort: register.geburtsort,
        geburtsstaat: register.geburtsstaat,
        geschlecht: Geschlecht::aus_code(&register.geschlecht)?,
        staatsangehoerigkeiten: staatsangehoerigkeiten
            .chain(register.weitere_staatsangehoerigkeiten)
            .collect(),
        religion: register.religion,
        familienstand: Stand {
            stand: register.familienstand,
            seit: register.familienstand_seit,
            ort: register.familienstand_ort,
        },
        ausweise: register.ausweis.into_iter().map(ausweis).collect::<Option<_>>()?,
        sperren: register.sperren,
        geloeschte: Vec::new(),
        sperrvermerk: register.sperrvermerk,
        partner: None,
        kinder: Vec::new(),
        vertreter: Vec::new(),
        landesrecht: Vec::new(),
        wohnungen: vec![bezug(register.wohnung, geburtsdatum)],
        hauptwohnung_auswaerts: None,
        verstorben_am: register.verstorben_am,
        bescheinigung_als_pdf: false,
    })
}

fn ausweis(angabe: Ausweisangabe) -> Option<Ausweis> {
    let art = match angabe.art.as_str() {
        "PA" => Ausweisart::Personalausweis,
        "RP" => Ausweisart::Reisepass,
        "eID" => Ausweisart::EidKarte,
        schluessel => Ausweisart::aus_code(schluessel)?,
    };
    Some(Ausweis {
        art,
        seriennummer: angabe.seriennummer,
        behoerde: angabe.behoerde,
        ausgestellt_am: angabe.ausgestellt_am,
        gueltig_bis: angabe.gueltig_bis,
    })
}

/// Nobody moved in before they were born, which matters for people whose age the file gives.
fn bezug(wohnung: Wohnungsangabe, geburtsdatum: Teildatum) -> Bezug {
    let einzug = wohnung
        .einzug
        .map(|tag| tag.max(geburtsdatum.tag().unwrap_or(tag)));
    Bezug {
        anschrift: Anschrift {
            ags: wohnung.ags,
            postleitzahl: wohnung.postleitzahl,
            wohnort: wohnung.ort,
            strasse: wohnung.strasse,
            hausnummer: wohnung.hausnummer,
            hausnummernzusatz: wohnung.hausnummernzusatz,
            teilnummer: wohnung.teilnummer,
            wohnungsnummer: None,
            zusatzangaben: None,
            wohnungsinhaber: None,
        },
        status: wohnung.status,
        einzug,
        auszug: wohnung.auszug,
        angemeldet_am: einzug,
    }
}

/// Reads TOML; an error names the line, and the key where that is the reason, but never a value.
pub(super) fn lies_toml<T: DeserializeOwned>(datei: &'static str, text: &str) -> Result<T, RegisterFehler> {
    toml::from_str(text).map_err(|fehler| {
        let zeile = fehler
            .span()
            .and_then(|stelle| text.get(..stelle.start))
            .map_or(0, |davor| davor.split('\n').count());
        let ueber_schluessel = ["unknown field", "missing field", "duplicate"];
        let grund = if ueber_schluessel
            .iter()
            .any(|anfang| fehler.message().starts_with(anfang))
        {
            fehler.message()
        } else {
            "this is not TOML, or the value does not have the form of its key"
        };
        RegisterFehler::Angaben {
            datei,
            grund: format!("line {zeile}: {grund}"),
        }
    })
}
