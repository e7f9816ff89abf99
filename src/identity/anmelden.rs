//! The two use cases of a login, with the store: sending a person away, and taking them back.

use crate::{
    audit::{Eintrag, Vorgang},
    identity::{
        AnmeldeFehler, Anmeldedienst, Anmeldung, KeinRueckweg, Misstrauen, NeueSitzung, Rueckkehr, Rueckweg,
        Sitzung, anmeldedienst::hash, sitzung,
    },
    kernel::{Geheim, KontoId, LandId},
    store::{AnmeldeZweck, Bestand, StoreError},
};

/// Where a browser is sent to log in, and the cookie it takes along.
#[derive(Debug)]
pub struct Umleitung {
    /// The provider's page.
    pub url: String,
    /// Names the cookie, see [`crate::identity::Cookieart::setze_anmeldung`].
    pub state: String,
    /// The cookie's value.
    pub browser_geheimnis: Geheim,
}

/// A login that succeeded.
#[derive(Debug)]
pub struct Abschluss {
    /// Value of the new session's cookie.
    pub sitzungswert: Geheim,
    /// The new session.
    pub sitzung: Sitzung,
    /// What the login was for; for a signature the caller submits the form whose Abdruck this names.
    pub zweck: AnmeldeZweck,
    /// Where the person goes next.
    pub zurueck: String,
}

/// A login that did not succeed.
#[derive(Debug, thiserror::Error)]
#[error("the login did not come to its end: {ursache}")]
pub struct Abbruch {
    /// Why.
    #[source]
    pub ursache: Ursache,
    /// Where the person came from, if the login is known; the draft is still there.
    pub zurueck: Option<String>,
}

/// Why a login did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Ursache {
    /// No login with this `state`: never begun, already used, or cleared away.
    #[error("no login with this state is under way: it was used already or has lapsed; begin again")]
    Unbekannt,
    /// Somebody else signed than the person whose form it is.
    #[error("another account logged in than the one whose form is to be submitted")]
    AnderesKonto,
    /// The way back leads to another site.
    #[error(transparent)]
    Rueckweg(#[from] KeinRueckweg),
    /// The provider's answer.
    #[error(transparent)]
    Anmeldung(#[from] AnmeldeFehler),
    /// The store.
    #[error(transparent)]
    Bestand(#[from] StoreError),
}

impl<F: Into<Ursache>> From<F> for Abbruch {
    fn from(ursache: F) -> Self {
        Self {
            ursache: ursache.into(),
            zurueck: None,
        }
    }
}

/// Begins a login and remembers it.
///
/// # Errors
/// [`Abbruch`] if the provider has never answered, or the store refuses.
pub async fn beginne_anmeldung(
    bestand: &dyn Bestand,
    dienst: &Anmeldedienst,
    land: &LandId,
    zweck: AnmeldeZweck,
    zurueck: &str,
) -> Result<Umleitung, Abbruch> {
    let beginn = dienst.beginne(land, zweck, &Rueckweg::parse(zurueck)?).await?;
    let mut einheit = bestand.schreiben().await?;
    einheit.anmeldungen().lege_an(&beginn.record).await?;
    einheit.speichern().await?;
    Ok(Umleitung {
        url: beginn.url.into(),
        state: beginn.state,
        browser_geheimnis: beginn.browser_geheimnis,
    })
}

/// Ends a login: takes it out of the store, asks the provider, and opens a session in place of the one with cookie `alte`.
///
/// The login is used up before the provider is asked, whatever comes of it. Account, session and journal entry are
/// written together.
///
/// # Errors
/// [`Abbruch`] with the cause and, once the login is known, the way back.
pub async fn schliesse_anmeldung_ab(
    bestand: &dyn Bestand,
    dienst: &Anmeldedienst,
    land: &LandId,
    rueckkehr: Rueckkehr,
    browser_geheimnis: Option<&str>,
    alte: Option<&str>,
) -> Result<Abschluss, Abbruch> {
    let state = rueckkehr
        .state
        .as_deref()
        .ok_or(AnmeldeFehler::from(Misstrauen::State))?;
    let mut einheit = bestand.schreiben().await?;
    let record = einheit.anmeldungen().entnimm(land, hash(state)).await?;
    einheit.speichern().await?;
    let record = record.ok_or(Ursache::Unbekannt)?;

    let zurueck = record.zurueck.clone();
    let abbruch = |ursache: Ursache| Abbruch {
        ursache,
        zurueck: Some(zurueck.clone()),
    };
    let anmeldung = dienst
        .schliesse_ab(&record, &rueckkehr, browser_geheimnis.unwrap_or_default())
        .await
        .map_err(|fehler| abbruch(fehler.into()))?;
    let (sitzungswert, sitzung) = trage_ein(bestand, dienst, land, anmeldung, &record.zweck, alte)
        .await
        .map_err(abbruch)?;
    Ok(Abschluss {
        sitzungswert,
        sitzung,
        zweck: record.zweck,
        zurueck,
    })
}

async fn trage_ein(
    bestand: &dyn Bestand,
    dienst: &Anmeldedienst,
    land: &LandId,
    anmeldung: Anmeldung,
    zweck: &AnmeldeZweck,
    alte: Option<&str>,
) -> Result<(Geheim, Sitzung), Ursache> {
    let jetzt = dienst.jetzt();
    let mut einheit = bestand.schreiben().await?;
    let konto = einheit
        .konten()
        .finde_oder_lege_an(
            land,
            &anmeldung.aussteller,
            &anmeldung.subjekt,
            KontoId::neu(jetzt, dienst.zufall()),
            jetzt,
        )
        .await?
        .id;
    if matches!(zweck, AnmeldeZweck::Einreichung { konto: verlangt, .. } if *verlangt != konto) {
        return Err(Ursache::AnderesKonto);
    }
    let neu = NeueSitzung {
        land: land.clone(),
        konto,
        identitaet: anmeldung.identitaet,
        niveau: anmeldung.niveau,
        angemeldet_am: anmeldung.angemeldet_am,
        anbieter: dienst.id().clone(),
        anbieter_sitzung: anmeldung.anbieter_sitzung,
    };
    let eroeffnet = sitzung::eroeffne(&mut *einheit, neu, alte, jetzt, dienst.zufall()).await?;
    let vorgang = Vorgang::Angemeldet {
        konto,
        niveau: anmeldung.niveau.stufe(),
    };
    einheit
        .journal()
        .schreibe(&Eintrag {
            land: land.clone(),
            fall: None,
            zeit: jetzt,
            vorgang,
        })
        .await?;
    einheit.speichern().await?;
    Ok(eroeffnet)
}
