//! Whether an Anmeldung may be sent: who, from where, to where, when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::{ags::Ags, teildatum::Teildatum};

use super::{
    Geprueft,
    hauptwohnung::{Massstab, massstab, status_neu},
    scheinanschrift::{Auffaelligkeit, auffaelligkeiten},
    vertretung::{Handlung, handlung, zugestimmt},
};
use crate::{
    antrag::{Anmeldung, Rolle, Sorge, Umzugsart},
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
    if geburten().any(|geburt| matches!(geburt, Teildatum::Tag(geburt) if tag < geburt)) {
        befunde.push(Befund::VorGeburt);
    }
    if lage.bestand.first().is_some_and(|ich| {
        ich.wohnungen
            .iter()
            .any(|w| dieselbe(&w.anschrift, &antrag.anschrift))
    }) {
        befunde.push(Befund::SchonGemeldet);
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
    let mit_familie = antrag
        .personen
        .iter()
        .any(|person| matches!(person.rolle, Rolle::Angehoerig(_)));
    let hat_partner = lage.bestand.first().is_some_and(|ich| ich.hat_partner());
    Ok(Geprueft::neu(Beschluss {
        status: status_neu(antrag.vorwiegend),
        massstab: massstab(mit_familie, hat_partner, antrag.getrennt),
        auffaelligkeiten: auffaelligkeiten(lage.fremde, lage.kein_wohnhaus),
        ab: tag,
        anmeldung: antrag,
    }))
}

fn dieselbe(eine: &Anschrift, andere: &Anschrift) -> bool {
    eine.ags == andere.ags
        && eine.strasse_und_nummer().to_lowercase() == andere.strasse_und_nummer().to_lowercase()
        && eine.wohnungsnummer == andere.wohnungsnummer
}
