//! A form being filled in: what the registers know, what the person typed, and which steps it has.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::ags::Ags;

use super::Stoerung;
use crate::{
    antrag::{Eingaben, Rolle, Umzugsart},
    kernel::{DokumentId, EntwurfId, FallId, KontoId, LandId},
    meldewesen::{Angehoeriger, Geltung, Gemeinschaft, Meldedaten, Sorgeantwort},
    regeln::{Aufbewahrung, aufbewahrung},
    store::{Einheit, EntwurfRecord},
};

/// Key of the person who declares.
pub const SELBST: &str = "selbst";

/// A draft. Everything in it is personal; its owner alone finds it.
#[derive(Clone, Deserialize, Serialize)]
pub struct Entwurf {
    /// Its id.
    pub id: EntwurfId,
    /// From where to where.
    pub art: Umzugsart,
    /// The commune whose register sent the data below.
    pub wegzug: Ags,
    /// The language the person last used; mails about the draft are written in it.
    pub sprache: String,
    /// Who moves, as far as their data are fetched; the person who declares comes first.
    pub personen: Vec<Umziehend>,
    /// Relatives who may move along.
    pub angebote: Vec<Angebot>,
    /// The person has said who moves along.
    pub familie_gewaehlt: bool,
    /// The person has looked at the registers' data.
    pub daten_bestaetigt: bool,
    /// The objections to transmissions were offered.
    pub wuensche_gezeigt: bool,
    /// Everything that was typed.
    pub eingaben: Eingaben,
    /// The uploaded Wohnungsgeberbestätigung.
    pub datei: Option<Datei>,
    /// Further papers, each with what it is for: the key of a child, or `sonst`.
    pub unterlagen: Vec<(String, Datei)>,
    /// Others move into the same dwelling with an Anmeldung of their own.
    pub gemeinschaft: Option<Gemeinschaft>,
    /// The case of which this is the corrected new submission.
    #[serde(default)]
    pub aus_fall: Option<FallId>,
    /// Requests for consent and what was answered; kept as records of their own.
    #[serde(skip)]
    pub zustimmungen: Vec<Zustimmungsstand>,
}

/// Somebody who moves, as their register knows them.
#[derive(Clone, Deserialize, Serialize)]
pub struct Umziehend {
    /// The key in the form: `selbst`, `partner`, `kind-0`, …
    pub schluessel: String,
    /// Who it is.
    pub rolle: Rolle,
    /// The register's data, for showing and checking.
    pub meldedaten: Meldedaten,
    /// The 1703 as it came; the 1704 repeats its data unaltered (§ 23a Abs. 1 BMG).
    pub(super) meldeschein: String,
    /// When that was; drafts from before this was kept are asked for again.
    #[serde(default)]
    pub(super) abgerufen_am: jiff::Timestamp,
}

impl Umziehend {
    /// Whether it is the person who fills in the form.
    #[must_use]
    pub fn ist_selbst(&self) -> bool {
        matches!(self.rolle, Rolle::Selbst)
    }
}

/// A relative who may move along.
#[derive(Clone, Deserialize, Serialize)]
pub struct Angebot {
    /// The key in the form.
    pub schluessel: String,
    /// What the register tells of them.
    pub wer: Angehoeriger,
    /// The register gave no data for them; why, is not told (§ 51 Abs. 2 BMG).
    pub ohne_daten: bool,
    /// The partner's register entry named them, after the choice was made.
    #[serde(default)]
    pub neu: bool,
}

/// An uploaded file, already a PDF.
#[derive(Clone, Deserialize, Serialize)]
pub struct Datei {
    /// The name it had on the person's device, for recognising it.
    pub name: String,
    /// Where its content is kept.
    pub dokument: DokumentId,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
}

/// How it stands with one request for consent.
#[derive(Clone)]
pub struct Zustimmungsstand {
    /// The key of the child.
    pub kind: String,
    /// Path of the invitation on this site.
    pub pfad: String,
    /// Until when it can be answered.
    pub endet_am: jiff::Timestamp,
    /// What was answered.
    pub antworten: Vec<Sorgeantwort>,
    /// Whether it asks for the address and the day that the form now says.
    pub geltung: Geltung,
    /// What it has led to.
    pub lage: Bittlage,
}

/// What a request for consent has led to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Bittlage {
    /// Nobody has answered.
    Offen,
    /// Some have consented, others have not answered.
    Teilweise,
    /// Everybody has consented.
    Erteilt,
    /// Somebody has refused.
    Verweigert,
    /// Somebody had consented, but to another address or day than the form now says.
    Ungueltig,
    /// It asks for another address or day than the form now says.
    Ueberholt,
    /// Its time is over, and nobody has answered.
    Abgelaufen,
}

impl Bittlage {
    /// The word in texts.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Offen => "offen",
            Self::Teilweise => "teilweise",
            Self::Erteilt => "erteilt",
            Self::Verweigert => "verweigert",
            Self::Ungueltig => "ungueltig",
            Self::Ueberholt => "ueberholt",
            Self::Abgelaufen => "abgelaufen",
        }
    }

    /// Whether the link can still be passed on.
    #[must_use]
    pub const fn wartet(self) -> bool {
        matches!(self, Self::Offen | Self::Teilweise)
    }

    /// Whether a new link is needed to go on by consent.
    #[must_use]
    pub const fn vorbei(self) -> bool {
        matches!(self, Self::Ungueltig | Self::Ueberholt | Self::Abgelaufen)
    }
}

/// A step of the form.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Schritt {
    /// Who moves along; only if there are relatives in the same dwelling.
    Familie,
    /// Check the registers' data.
    Daten,
    /// The address of the new dwelling.
    Wohnung,
    /// The day, and the dwellings before.
    Einzug,
    /// Which dwelling is used most; only if one is kept.
    Hauptwohnung,
    /// Custody of the children; only if it is not clear.
    Sorge,
    /// Who let the person move in.
    Wohnungsgeber,
    /// What confirms the move.
    Nachweis,
    /// Objections to transmissions, and where news may go.
    Wuensche,
    /// Read everything once more and submit.
    Zusammenfassung,
}

impl Schritt {
    /// Every step in order.
    pub const ALLE: [Self; 10] = [
        Self::Familie,
        Self::Daten,
        Self::Wohnung,
        Self::Einzug,
        Self::Hauptwohnung,
        Self::Sorge,
        Self::Wohnungsgeber,
        Self::Nachweis,
        Self::Wuensche,
        Self::Zusammenfassung,
    ];

    /// The name in paths and API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Familie => "familie",
            Self::Daten => "daten",
            Self::Wohnung => "wohnung",
            Self::Einzug => "einzug",
            Self::Hauptwohnung => "hauptwohnung",
            Self::Sorge => "sorge",
            Self::Wohnungsgeber => "wohnungsgeber",
            Self::Nachweis => "nachweis",
            Self::Wuensche => "wuensche",
            Self::Zusammenfassung => "zusammenfassung",
        }
    }
}

impl Entwurf {
    /// The day of moving in as typed, if it is a day of the calendar at all.
    fn einzugstag(&self) -> Option<Date> {
        let einzug = &self.eingaben.einzug;
        let (tag, monat, jahr) = (
            einzug.einzug_tag.trim().parse().ok()?,
            einzug.einzug_monat.trim().parse().ok()?,
            einzug.einzug_jahr.trim().parse().ok()?,
        );
        Date::new(jahr, monat, tag).ok()
    }

    /// The person who declares.
    #[must_use]
    pub fn ich(&self) -> Option<&Umziehend> {
        self.personen.first()
    }

    /// The person with this key, if their data are here.
    #[must_use]
    pub fn person(&self, schluessel: &str) -> Option<&Umziehend> {
        self.personen
            .iter()
            .find(|person| person.schluessel == schluessel)
    }

    /// The case that this draft becomes has the same id, so that the way to the draft leads to the case afterwards.
    #[must_use]
    pub const fn fall_id(id: EntwurfId) -> FallId {
        FallId::aus(id.uuid())
    }

    /// The request for consent that counts for a child: the latest about this move, else the latest.
    #[must_use]
    pub fn bitte(&self, kind: &str) -> Option<&Zustimmungsstand> {
        self.zustimmungen
            .iter()
            .filter(|stand| stand.kind == kind)
            .max_by_key(|stand| (stand.geltung == Geltung::DieserUmzug, stand.endet_am))
    }

    /// How many dwellings the register holds for the person.
    #[must_use]
    pub fn wohnungen(&self) -> usize {
        self.ich().map_or(0, |ich| ich.meldedaten.wohnungen.len())
    }

    pub(super) async fn lade(
        einheit: &mut dyn Einheit,
        land: &LandId,
        konto: KontoId,
        id: EntwurfId,
    ) -> Result<Option<Self>, Stoerung> {
        let Some(record) = einheit.entwuerfe().finde(land, konto, id).await? else {
            return Ok(None);
        };
        Self::lies(&record.inhalt).map(Some)
    }

    pub(super) fn lies(inhalt: &[u8]) -> Result<Self, Stoerung> {
        serde_json::from_slice(inhalt).map_err(|_| Stoerung::Unlesbar("draft"))
    }

    pub(super) async fn sichere(
        &self,
        einheit: &mut dyn Einheit,
        land: &LandId,
        konto: KontoId,
        jetzt: jiff::Timestamp,
    ) -> Result<(), Stoerung> {
        let inhalt = serde_json::to_vec(self).map_err(|_| Stoerung::Unlesbar("draft"))?;
        let Aufbewahrung {
            loeschen_am,
            erinnern_am,
        } = aufbewahrung(jetzt, self.einzugstag());
        let record = EntwurfRecord {
            id: self.id,
            land: land.clone(),
            konto,
            geaendert_am: jetzt,
            loeschen_am,
            erinnern_am,
            inhalt,
        };
        Ok(einheit.entwuerfe().speichere(&record).await?)
    }
}
