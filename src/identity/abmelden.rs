//! Logout: where people go to log out of the provider too, and what the provider tells us when they did so elsewhere.
//!
//! Sources: OpenID Connect RP-Initiated Logout 1.0, OpenID Connect Back-Channel Logout 1.0.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use url::Url;

use crate::{
    identity::{
        AnmeldeFehler, Anmeldedienst,
        anbieter::Metadaten,
        settings::{ANMELDEFRIST, UHRENABWEICHUNG},
        signiert::{Signaturmangel, ist_fuer},
        sitzung::anbieter_sitzung,
    },
    kernel::LandId,
    store::{Bestand, StoreError},
};

/// The member of `events` that makes a token one for logout.
const EREIGNIS: &str = "http://schemas.openid.net/event/backchannel-logout";

/// What the header of a logout token may call it.
const TYPEN: [&str; 2] = ["logout+jwt", "jwt"];

/// Longer tokens are not read. Unit: bytes.
const TOKEN_HOECHSTENS: usize = 16 * 1024;

/// Why a logout token is not believed. Each variant is one of the checks of Back-Channel Logout 2.6.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Abmeldemangel {
    /// Not a signed token, too long, or not encrypted for us as agreed.
    #[error("the logout token cannot be read")]
    Unlesbar,
    /// `typ` says that it is for something else.
    #[error("the token is of another type")]
    Typ,
    /// Algorithm, key or signature; `alg: none` among them.
    #[error("the signature of the logout token is not one of the provider's")]
    Signatur,
    /// `iss`.
    #[error("the logout token has another issuer")]
    Aussteller,
    /// `aud`.
    #[error("the logout token is for somebody else")]
    Empfaenger,
    /// `iat` or `exp` is missing, in the future, or over.
    #[error("the logout token was issued in the future or too long ago, or has expired")]
    Zeit,
    /// `events` does not name a logout.
    #[error("the token names no logout event")]
    Ereignis,
    /// A `nonce` stands in it: it may be an ID token.
    #[error("the token carries a nonce, as an ID token does")]
    Nonce,
    /// `jti` is missing.
    #[error("the logout token has no id")]
    Kennung,
    /// Neither `sub` nor `sid`.
    #[error("the logout token names neither a subject nor a session")]
    Wer,
}

impl From<Signaturmangel> for Abmeldemangel {
    fn from(mangel: Signaturmangel) -> Self {
        match mangel {
            Signaturmangel::Unlesbar => Self::Unlesbar,
            Signaturmangel::Typ => Self::Typ,
            Signaturmangel::Signatur => Self::Signatur,
        }
    }
}

/// Why a message of the provider about a logout was not followed.
#[derive(Debug, thiserror::Error)]
pub enum AbmeldeFehler {
    /// The token.
    #[error(transparent)]
    Token(#[from] Abmeldemangel),
    /// The provider's keys cannot be fetched.
    #[error(transparent)]
    Anbieter(#[from] AnmeldeFehler),
    /// The store.
    #[error(transparent)]
    Bestand(#[from] StoreError),
}

/// Whose sessions end.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Abmeldung {
    subjekt: Option<String>,
    sid: Option<String>,
    ausgestellt: Timestamp,
}

impl Anmeldedienst {
    /// Where a person logs out of the provider, if it has such a page; it leads back to `zurueck`. Nothing in the address says
    /// who it is.
    pub async fn abmeldeadresse(&self, zurueck: &str) -> Option<Url> {
        let metadaten = self.anbieter.metadaten(&self.http).await.ok()?;
        let ziel = metadaten.additional_metadata().end_session_endpoint.as_deref()?;
        let mut url = Url::parse(ziel).ok()?;
        url.query_pairs_mut()
            .append_pair("client_id", &self.eingerichtet.settings.client_id)
            .append_pair("post_logout_redirect_uri", zurueck);
        Some(url)
    }

    async fn pruefe_abmeldung(&self, token: &str) -> Result<Abmeldung, AbmeldeFehler> {
        if token.len() > TOKEN_HOECHSTENS {
            return Err(Abmeldemangel::Unlesbar.into());
        }
        let offen = match &self.eingerichtet.entschluessler {
            None => token.to_owned(),
            Some(entschluessler) => entschluessler
                .oeffne(token)
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok())
                .ok_or(Abmeldemangel::Unlesbar)?,
        };
        let metadaten = self.anbieter.metadaten(&self.http).await?;
        let claims = match self.lies_signierten(&metadaten, &offen, &TYPEN) {
            Err(Signaturmangel::Signatur) => self.mit_neuen_schluesseln(&metadaten, &offen).await?,
            ergebnis => ergebnis.map_err(Abmeldemangel::from)?,
        };
        let settings = &self.eingerichtet.settings;
        Ok(pruefe(
            &claims,
            &settings.aussteller,
            &settings.client_id,
            self.jetzt(),
        )?)
    }

    /// The provider may have changed its keys since.
    async fn mit_neuen_schluesseln(
        &self,
        bekannt: &Arc<Metadaten>,
        token: &str,
    ) -> Result<Map<String, Value>, AbmeldeFehler> {
        let neuer = self
            .anbieter
            .mit_neuen_schluesseln(&self.http, bekannt, self.jetzt())
            .await?;
        let neuer = neuer.ok_or(Abmeldemangel::Signatur)?;
        Ok(self
            .lies_signierten(&neuer, token, &TYPEN)
            .map_err(Abmeldemangel::from)?)
    }
}

/// The claims of Back-Channel Logout 2.4 and the checks of 2.6.
fn pruefe(
    claims: &Map<String, Value>,
    aussteller: &str,
    client_id: &str,
    jetzt: Timestamp,
) -> Result<Abmeldung, Abmeldemangel> {
    let wort = |name: &str| {
        claims
            .get(name)
            .and_then(Value::as_str)
            .filter(|wort| !wort.is_empty() && wort.len() <= 255)
    };
    if wort("iss") != Some(aussteller) {
        return Err(Abmeldemangel::Aussteller);
    }
    if !ist_fuer(claims, client_id) {
        return Err(Abmeldemangel::Empfaenger);
    }
    let ausgestellt = pruefe_zeiten(claims, jetzt).ok_or(Abmeldemangel::Zeit)?;
    if claims.contains_key("nonce") {
        return Err(Abmeldemangel::Nonce);
    }
    let ereignis = claims.get("events").and_then(|alle| alle.get(EREIGNIS));
    if !ereignis.is_some_and(Value::is_object) {
        return Err(Abmeldemangel::Ereignis);
    }
    wort("jti").ok_or(Abmeldemangel::Kennung)?;
    let (subjekt, sid) = (wort("sub").map(str::to_owned), wort("sid").map(str::to_owned));
    if subjekt.is_none() && sid.is_none() {
        return Err(Abmeldemangel::Wer);
    }
    Ok(Abmeldung {
        subjekt,
        sid,
        ausgestellt,
    })
}

fn pruefe_zeiten(claims: &Map<String, Value>, jetzt: Timestamp) -> Option<Timestamp> {
    let zeit = |name: &str| Timestamp::from_second(claims.get(name)?.as_i64()?).ok();
    let (iat, exp) = (zeit("iat")?, zeit("exp")?);
    let alter = jetzt.duration_since(iat);
    let gueltig =
        alter >= -UHRENABWEICHUNG && alter <= ANMELDEFRIST && jetzt.duration_since(exp) <= UHRENABWEICHUNG;
    gueltig.then_some(iat)
}

/// Ends the sessions that the provider says have ended: that of `sid`, or all of the subject. Returns how many.
///
/// Only those end that began before the token was issued: whoever sends the same one again ends nothing more.
///
/// # Errors
/// [`AbmeldeFehler`]; no session has ended then.
pub async fn melde_ab_vom_anbieter(
    bestand: &dyn Bestand,
    dienst: &Anmeldedienst,
    land: &LandId,
    token: &str,
) -> Result<u64, AbmeldeFehler> {
    let abmeldung = dienst.pruefe_abmeldung(token).await?;
    let aussteller = &dienst.eingerichtet.settings.aussteller;
    let bis = abmeldung.ausgestellt + SignedDuration::from_secs(1);
    let mut einheit = bestand.schreiben().await?;
    let konto = match &abmeldung.subjekt {
        Some(subjekt) => einheit.konten().finde(land, aussteller, subjekt).await?,
        None => None,
    };
    let anzahl = match (&abmeldung.sid, konto) {
        (Some(sid), konto) => {
            let sid = anbieter_sitzung(aussteller, sid);
            einheit
                .sitzungen()
                .beende_beim_anbieter(land, sid, konto, bis)
                .await?
        }
        (None, Some(konto)) => einheit.sitzungen().beende_von_konto(land, konto, bis).await?,
        (None, None) => 0,
    };
    einheit.speichern().await?;
    tracing::info!(%land, anzahl, "the identity provider ended sessions");
    Ok(anzahl)
}
