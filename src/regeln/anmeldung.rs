//! Whether an Anmeldung may be sent: who, from where, to where, when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::{ags::Ags, teildatum::Teildatum};

use super::{
    Geprueft,
    hauptwohnung::{Massstab, massstab, status_neu},
    scheinanschrift::{Auffaelligkeit, auffaelligkeiten},
    sperren::alle_eintragbar,
    vertretung::{Handlung, handlung, zugestimmt},
};
use crate::{
    antrag::{Anmeldung, Sorge, Umzugsart, Verbleib},
    meldewesen::{Anschrift, Meldedaten, Wohnungsstatus},
};

/// A rule that stands against an Anmeldung, with what it rests on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Befund {
    /// The person is under 16: those register whose dwelling they move into (§ 17 Abs. 3 Satz 1 BMG).
    Unter16,
    /// A minor registers others (§ 17 Abs. 3, § 23 Abs. 4 BMG).
    MinderjaehrigFuerAndere,
    /// Nothing changes: the register already holds the new dwelling (§ 17 Abs. 1 BMG).
    SchonGemeldet,
    /// The new dwelling is one that the register holds already, with another status: nobody moves in, only the status
    /// changes (§ 21 Abs. 4 BMG), for which there is no message.
    NurStatuswechsel,
    /// Somebody who shall move along is registered at the new dwelling already (§ 17 Abs. 1 BMG).
    AngehoerigeSchonGemeldet,
    /// An objection is to be entered that the authority of this dwelling cannot enter.
    SperreUnzulaessig,
    /// An Ummeldung leads into another commune: that is an Anmeldung (§ 23a BMG).
    AndereGemeinde,
    /// An Anmeldung stays within the commune: that is an Ummeldung (§ 23a BMG).
    GleicheGemeinde,
    /// The day of moving in lies before the birth of somebody who moves.
    VorGeburt,
    /// Somebody else who has custody has not consented yet, or to another address or day (§ 22 Abs. 2 BMG).
    ZustimmungFehlt,
    /// The paper on custody is not uploaded yet.
    UnterlageFehlt,
}

impl Befund {
    /// The key of the finding in the texts of every language: `befund-…`.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Unter16 => "befund-unter-16",
            Self::MinderjaehrigFuerAndere => "befund-minderjaehrig-fuer-andere",
            Self::SchonGemeldet => "befund-schon-gemeldet",
            Self::NurStatuswechsel => "befund-nur-statuswechsel",
            Self::AngehoerigeSchonGemeldet => "befund-angehoerige-schon-gemeldet",
            Self::SperreUnzulaessig => "befund-sperre-unzulaessig",
            Self::AndereGemeinde => "befund-andere-gemeinde",
            Self::GleicheGemeinde => "befund-gleiche-gemeinde",
            Self::VorGeburt => "befund-vor-geburt",
            Self::ZustimmungFehlt => "befund-zustimmung-fehlt",
            Self::UnterlageFehlt => "befund-unterlage-fehlt",
        }
    }
}

/// What the rules need to know besides the declaration.
#[derive(Clone, Copy, Debug)]
pub struct Umzugslage<'l> {
    /// The commune whose register answered.
    pub wegzug: Ags,
    /// What it answered about each person, in the order of the declaration.
    pub bestand: &'l [&'l Meldedaten],
    /// People with other family names who registered at the new address within twelve months.
    pub fremde: u32,
    /// Whether the commune says that nobody lives in the building.
    pub kein_wohnhaus: bool,
    /// Today in Germany.
    pub heute: Date,
}

/// A declaration that the rules let through, with what they make of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Beschluss {
    /// What was declared.
    pub anmeldung: Anmeldung,
    /// What the new dwelling is, for everybody who moves (§§ 21, 22 BMG).
    pub status: Wohnungsstatus,
    /// Whose use decided that.
    pub massstab: Massstab,
    /// What the authority should look at.
    pub auffaelligkeiten: Vec<Auffaelligkeit>,
    /// The day from which it may be submitted: that of moving in (§ 17 Abs. 1 BMG: "nach dem Einzug").
    pub ab: Date,
}

/// Checks `antrag` in its `lage`.
///
/// # Errors
/// Every rule that stands against it.
pub fn pruefe_anmeldung(
    antrag: Anmeldung,
    lage: &Umzugslage<'_>,
) -> Result<Geprueft<Beschluss>, Vec<Befund>> {
    let mut befunde = Vec::new();
    let geburten = || lage.bestand.iter().map(|person| person.person.geburtsdatum);
    match geburten().next().map(|geburt| handlung(geburt, lage.heute)) {
        Some(Handlung::MitFamilie) => {}
        Some(Handlung::NurSelbst) if antrag.personen.len() == 1 => {}
        Some(Handlung::NurSelbst) => befunde.push(Befund::MinderjaehrigFuerAndere),
        Some(Handlung::Nicht) | None => befunde.push(Befund::Unter16),
    }
    let tag = antrag.einzug.tag;
    if geburten().any(|geburt| vor_geburt(tag, geburt)) {
        befunde.push(Befund::VorGeburt);
    }
    let status = status_neu(antrag.vorwiegend);
    let dort_als = |person: &Meldedaten| {
        let mut wohnungen = person.wohnungen.iter();
        wohnungen
            .find(|w| dieselbe(&w.anschrift, &antrag.anschrift))
            .map(|w| w.status)
    };
    let mut bestand = lage.bestand.iter();
    match bestand.next().and_then(|ich| dort_als(ich)) {
        // Alone or main: which of the two follows from the other dwellings.
        Some(Some(bisher)) if (bisher == Wohnungsstatus::Neben) != (status == Wohnungsstatus::Neben) => {
            befunde.push(Befund::NurStatuswechsel);
        }
        Some(_) => befunde.push(Befund::SchonGemeldet),
        None if bestand.any(|person| dort_als(person).is_some()) => {
            befunde.push(Befund::AngehoerigeSchonGemeldet);
        }
        None => {}
    }
    if !antrag
        .personen
        .iter()
        .all(|person| alle_eintragbar(&person.sperren.eintragen, status))
    {
        befunde.push(Befund::SperreUnzulaessig);
    }
    match antrag.art {
        Umzugsart::Anmeldung if antrag.anschrift.ags == lage.wegzug => befunde.push(Befund::GleicheGemeinde),
        Umzugsart::Ummeldung if antrag.anschrift.ags != lage.wegzug => befunde.push(Befund::AndereGemeinde),
        _ => {}
    }
    let mitziehende: Vec<_> = lage.bestand.iter().map(|daten| &daten.person).collect();
    for (person, daten) in antrag.personen.iter().zip(lage.bestand) {
        match person.sorge {
            Some(Sorge::Zustimmung) if !zugestimmt(&daten.vertreter, &mitziehende, &person.antworten) => {
                befunde.push(Befund::ZustimmungFehlt);
            }
            Some(Sorge::Unterlage) if !antrag.unterlagen.iter().any(|u| u.zu == person.schluessel) => {
                befunde.push(Befund::UnterlageFehlt);
            }
            _ => {}
        }
    }
    if !befunde.is_empty() {
        befunde.dedup();
        return Err(befunde);
    }
    let ich = lage.bestand.first();
    let minderjaehrig =
        ich.is_some_and(|ich| handlung(ich.person.geburtsdatum, lage.heute) == Handlung::NurSelbst);
    let hat_partner = ich.is_some_and(|ich| ich.hat_partner());
    let mut bemerkt = auffaelligkeiten(lage.fremde, lage.kein_wohnhaus);
    if ich.is_some_and(|ich| vor_bisherigem_einzug(&antrag, ich)) {
        bemerkt.push(Auffaelligkeit::EinzugVorBisherigem);
    }
    Ok(Geprueft::neu(Beschluss {
        status,
        massstab: massstab(minderjaehrig, hat_partner, antrag.getrennt),
        auffaelligkeiten: bemerkt,
        ab: tag,
        anmeldung: antrag,
    }))
}

/// Whether the day surely lies before the birth; an unknown part counts as the first day it may be.
fn vor_geburt(tag: Date, geburt: Teildatum) -> bool {
    match geburt {
        Teildatum::Tag(geburt) => tag < geburt,
        Teildatum::Monat { jahr, monat } => (tag.year(), tag.month()) < (jahr, monat),
        Teildatum::Jahr(jahr) => tag.year() < jahr,
        Teildatum::Unbekannt => false,
    }
}

/// Whether the new dwelling was entered before one that is given up for it.
fn vor_bisherigem_einzug(antrag: &Anmeldung, ich: &Meldedaten) -> bool {
    antrag
        .einzug
        .bisherige
        .iter()
        .zip(&ich.wohnungen)
        .any(|(verbleib, wohnung)| {
            *verbleib == Verbleib::Aufgeben && wohnung.bezogen_am.is_some_and(|seit| antrag.einzug.tag < seit)
        })
}

fn dieselbe(eine: &Anschrift, andere: &Anschrift) -> bool {
    eine.ags == andere.ags
        && eine.strasse_und_nummer().to_lowercase() == andere.strasse_und_nummer().to_lowercase()
        && eine.wohnungsnummer == andere.wohnungsnummer
}

#[cfg(test)]
mod tests;
