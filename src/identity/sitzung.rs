//! Sessions: how long they live, how a cookie finds one, and what proves a login to the rest of the house.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use crate::{
    identity::{Vertrauensniveau, anmeldedienst::hash},
    kernel::{AnbieterId, Geheim, KontoId, LandId, Zufall, zufall},
    meldewesen::Identitaet,
    regeln::zugang::niveau_reicht,
    store::{Bestand, Einheit, SitzungRecord, StoreError},
};

/// Longest life of a session, counted from the login. Source: BSI TR-03160-1 4.3 table 2, level hoch: 30 minutes.
pub const ABSOLUT: SignedDuration = SignedDuration::from_mins(30);

/// Longest idle time. Source: BSI TR-03160-1 4.3 table 2, level hoch: 5 minutes.
pub const LEERLAUF: SignedDuration = SignedDuration::from_mins(5);

/// Longest life at the level below, to which a session drops. Source: BSI TR-03160-1 4.3 table 2, level substanziell: 2 hours.
pub const ABSOLUT_RUHEND: SignedDuration = SignedDuration::from_hours(2);

/// Longest idle time at the level below. Source: BSI TR-03160-1 4.3 table 2, level substanziell: 30 minutes.
const LEERLAUF_RUHEND: SignedDuration = SignedDuration::from_mins(30);

/// How long after its end a session is kept at the most, so that what was being typed is not lost.
pub const RUHE: SignedDuration = LEERLAUF_RUHEND.saturating_sub(LEERLAUF);

/// A use is noted only if the last one was noted this long ago, so that a page with many parts writes once.
const SCHREIBABSTAND: SignedDuration = SignedDuration::from_secs(20);

/// A session that is running: the proof of login that use cases ask for.
///
/// Comes only from [`eroeffne`] and [`finde_sitzung`]; nobody else makes one outside of tests.
#[derive(Clone, Debug)]
pub struct Sitzung {
    /// The Land it is valid in.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// Who logged in.
    pub identitaet: Identitaet,
    /// How surely.
    pub niveau: Vertrauensniveau,
    /// When the person proved who they are.
    pub angemeldet_am: Timestamp,
    /// By which of the Land's providers; the signature goes to the same.
    pub anbieter: AnbieterId,
    /// The token that every form of this session carries.
    pub csrf: Geheim,
    /// When it ends at the latest.
    pub endet_am: Timestamp,
    /// When it ends unless it is used.
    pub ruht_bis: Timestamp,
}

impl Sitzung {
    /// Whether the login reached level hoch, without which no register is asked (§ 4 BMeldDigiV).
    #[must_use]
    pub fn ist_hoch(&self) -> bool {
        niveau_reicht(self.niveau)
    }

    /// Whether a form came from a page of this session; compared in constant time.
    #[must_use]
    pub fn csrf_stimmt(&self, token: &str) -> bool {
        self.csrf.offen().as_bytes().ct_eq(token.as_bytes()).into()
    }

    fn aus_bestand(record: SitzungRecord) -> Option<Self> {
        Some(Self {
            land: record.land,
            konto: record.konto,
            identitaet: record.identitaet,
            niveau: Vertrauensniveau::aus_stufe(record.niveau)?,
            angemeldet_am: record.angemeldet_am,
            anbieter: record.anbieter,
            csrf: record.csrf,
            endet_am: record.endet_am,
            ruht_bis: record.ruht_bis,
        })
    }

    fn laeuft(&self, jetzt: Timestamp) -> bool {
        jetzt < self.endet_am && jetzt < self.ruht_bis
    }
}

/// What a new session is made of.
#[derive(Clone, Debug)]
pub struct NeueSitzung {
    /// The Land it is for.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// Who logged in.
    pub identitaet: Identitaet,
    /// How surely.
    pub niveau: Vertrauensniveau,
    /// When the person proved who they are; the session's life counts from here.
    pub angemeldet_am: Timestamp,
    /// By which of the Land's providers.
    pub anbieter: AnbieterId,
    /// The provider's own session, as [`anbieter_sitzung`] makes it.
    pub anbieter_sitzung: Option<[u8; 32]>,
}

/// Opens a session and ends the one whose cookie is `alte`, so that nobody can plant a session (fixation).
///
/// Returns the new cookie's value: 256 bits in base64url, of which only the SHA-256 is stored.
///
/// # Errors
/// [`StoreError`] if the store refuses.
pub async fn eroeffne(
    einheit: &mut dyn Einheit,
    neu: NeueSitzung,
    alte: Option<&str>,
    jetzt: Timestamp,
    zufall: &dyn Zufall,
) -> Result<(Geheim, Sitzung), StoreError> {
    if let Some(alte) = alte {
        einheit.sitzungen().beende(&neu.land, hash(alte)).await?;
    }
    let wert = geheimnis(zufall);
    let endet_am = neu.angemeldet_am + ABSOLUT;
    let sitzung = Sitzung {
        land: neu.land,
        konto: neu.konto,
        identitaet: neu.identitaet,
        niveau: neu.niveau,
        angemeldet_am: neu.angemeldet_am,
        anbieter: neu.anbieter,
        csrf: geheimnis(zufall),
        endet_am,
        ruht_bis: (jetzt + LEERLAUF).min(endet_am),
    };
    let record = SitzungRecord {
        id_hash: hash(wert.offen()),
        land: sitzung.land.clone(),
        konto: sitzung.konto,
        identitaet: sitzung.identitaet.clone(),
        niveau: sitzung.niveau.stufe(),
        angemeldet_am: sitzung.angemeldet_am,
        ruht_bis: sitzung.ruht_bis,
        endet_am,
        csrf: sitzung.csrf.clone(),
        anbieter: sitzung.anbieter.clone(),
        anbieter_sitzung: neu.anbieter_sitzung,
    };
    einheit.sitzungen().lege_an(&record).await?;
    Ok((wert, sitzung))
}

/// The running session of a cookie, with its idle time begun anew.
///
/// # Errors
/// [`StoreError`] if the store refuses.
pub async fn finde_sitzung(
    bestand: &dyn Bestand,
    land: &LandId,
    wert: &str,
    jetzt: Timestamp,
) -> Result<Option<Sitzung>, StoreError> {
    let record = bestand
        .nachsehen()
        .await?
        .sitzungen()
        .finde(land, hash(wert))
        .await?;
    let Some(mut sitzung) = record
        .and_then(Sitzung::aus_bestand)
        .filter(|sitzung| sitzung.laeuft(jetzt))
    else {
        return Ok(None);
    };
    let ruht_bis = (jetzt + LEERLAUF).min(sitzung.endet_am);
    if ruht_bis.duration_since(sitzung.ruht_bis) >= SCHREIBABSTAND {
        let mut einheit = bestand.schreiben().await?;
        einheit.sitzungen().beruehre(land, hash(wert), ruht_bis).await?;
        einheit.speichern().await?;
        sitzung.ruht_bis = ruht_bis;
    }
    Ok(Some(sitzung))
}

/// The session of a cookie whose time at its level is over, at the level below: it may write what was being typed, and read
/// nothing (§ 4 BMeldDigiV; BSI TR-03160-1 4.3 lets the level drop instead of ending the session). Using it prolongs nothing.
///
/// # Errors
/// [`StoreError`] if the store refuses.
pub async fn finde_ruhende(
    bestand: &dyn Bestand,
    land: &LandId,
    wert: &str,
    jetzt: Timestamp,
) -> Result<Option<Sitzung>, StoreError> {
    let record = bestand
        .nachsehen()
        .await?
        .sitzungen()
        .finde(land, hash(wert))
        .await?;
    let ruht = |sitzung: &Sitzung| {
        let bis = (sitzung.ruht_bis + RUHE).min(sitzung.angemeldet_am + ABSOLUT_RUHEND);
        !sitzung.laeuft(jetzt) && jetzt < bis
    };
    let sitzung = record.and_then(Sitzung::aus_bestand).filter(ruht);
    Ok(sitzung.map(|sitzung| Sitzung {
        niveau: sitzung.niveau.min(Vertrauensniveau::Substanziell),
        ..sitzung
    }))
}

/// Ends a session (logout), and tells by which provider it was; `None` if there is none.
///
/// # Errors
/// [`StoreError`] if the store refuses.
pub async fn beende_sitzung(
    bestand: &dyn Bestand,
    land: &LandId,
    wert: &str,
) -> Result<Option<AnbieterId>, StoreError> {
    let mut einheit = bestand.schreiben().await?;
    let record = einheit.sitzungen().finde(land, hash(wert)).await?;
    einheit.sitzungen().beende(land, hash(wert)).await?;
    einheit.speichern().await?;
    Ok(record.map(|record| record.anbieter))
}

/// What is kept of the provider's id of its own session.
pub(crate) fn anbieter_sitzung(aussteller: &str, sid: &str) -> [u8; 32] {
    hash(&[aussteller, "\n", sid].concat())
}

fn geheimnis(zufall: &dyn Zufall) -> Geheim {
    Geheim::neu(BASE64_URL_SAFE_NO_PAD.encode(zufall::bytes::<32>(zufall)))
}
