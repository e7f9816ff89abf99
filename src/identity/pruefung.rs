//! The checks of an ID token that openidconnect leaves to its caller.
//!
//! Found by trying a hostile provider: the crate accepts a foreign `azp`, an `iat` of last week or of tomorrow, an
//! `nbf` in the future, a missing or old `auth_time`, and an empty `sub`. Source: OpenID Connect Core 3.1.3.7,
//! BSI TR-03160-2 4.3.2.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use crate::{
    identity::{
        AnmeldeFehler, Misstrauen, Niveauabfrage, Vertrauensniveau,
        settings::{ANMELDEFRIST, UHRENABWEICHUNG},
        sitzung::ABSOLUT,
    },
    store::AnmeldeZweck,
};

/// What is demanded of every login. Source: § 4 BMeldDigiV.
pub(crate) const MINDESTNIVEAU: Vertrauensniveau = Vertrauensniveau::Hoch;

/// What the token is held against.
pub(crate) struct Erwartung<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) niveau: &'a Niveauabfrage,
    pub(crate) zweck: &'a AnmeldeZweck,
    pub(crate) begonnen_am: Timestamp,
    pub(crate) jetzt: Timestamp,
}

/// What the token says once it has passed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Bestaetigt {
    pub(crate) subjekt: String,
    pub(crate) niveau: Vertrauensniveau,
    pub(crate) angemeldet_am: Timestamp,
    /// The provider's id of its own session, if it has one.
    pub(crate) sid: Option<String>,
}

/// Checks the claims of a token whose signature, issuer, audience, expiry and nonce are already found right.
pub(crate) fn pruefe(
    claims: &Map<String, Value>,
    erwartung: &Erwartung<'_>,
) -> Result<Bestaetigt, AnmeldeFehler> {
    pruefe_client(claims, erwartung.client_id)?;
    pruefe_zeiten(claims, erwartung.jetzt)?;
    let subjekt = claims
        .get("sub")
        .and_then(Value::as_str)
        .filter(|sub| !sub.trim().is_empty() && sub.len() <= 255)
        .ok_or(Misstrauen::Subjekt)?;
    let angemeldet_am = anmeldezeit(claims, erwartung)?;
    let niveau = niveau(claims, erwartung.niveau)?;
    Ok(Bestaetigt {
        subjekt: subjekt.to_owned(),
        niveau,
        angemeldet_am,
        sid: claims.get("sid").and_then(Value::as_str).map(str::to_owned),
    })
}

fn pruefe_client(claims: &Map<String, Value>, client_id: &str) -> Result<(), Misstrauen> {
    match claims.get("azp") {
        None => Ok(()),
        Some(azp) if azp.as_str() == Some(client_id) => Ok(()),
        Some(_) => Err(Misstrauen::BefugterClient),
    }
}

fn pruefe_zeiten(claims: &Map<String, Value>, jetzt: Timestamp) -> Result<(), Misstrauen> {
    let iat = zeit(claims, "iat").ok_or(Misstrauen::Ausstellungszeit)?;
    let alter = jetzt.duration_since(iat);
    if alter < -UHRENABWEICHUNG || alter > ANMELDEFRIST {
        return Err(Misstrauen::Ausstellungszeit);
    }
    if claims.contains_key("nbf") {
        let nbf = zeit(claims, "nbf").ok_or(Misstrauen::NochNichtGueltig)?;
        if nbf.duration_since(jetzt) > UHRENABWEICHUNG {
            return Err(Misstrauen::NochNichtGueltig);
        }
    }
    Ok(())
}

/// When the person proved who they are: for a signature not before it was asked for, else within a session's life.
fn anmeldezeit(claims: &Map<String, Value>, erwartung: &Erwartung<'_>) -> Result<Timestamp, Misstrauen> {
    let zeit = zeit(claims, "auth_time").ok_or(Misstrauen::Anmeldezeit)?;
    let jetzt = erwartung.jetzt;
    if zeit.duration_since(jetzt) > UHRENABWEICHUNG {
        return Err(Misstrauen::Anmeldezeit);
    }
    let frisch = match erwartung.zweck {
        AnmeldeZweck::Einreichung { .. } => erwartung.begonnen_am.duration_since(zeit) <= UHRENABWEICHUNG,
        AnmeldeZweck::Sitzung => jetzt.duration_since(zeit) < ABSOLUT,
    };
    if frisch {
        Ok(zeit.min(jetzt))
    } else {
        Err(Misstrauen::Anmeldezeit)
    }
}

fn niveau(claims: &Map<String, Value>, abfrage: &Niveauabfrage) -> Result<Vertrauensniveau, AnmeldeFehler> {
    let erreicht = claims
        .get(&abfrage.claim)
        .and_then(Value::as_str)
        .and_then(|wort| abfrage.dialekt.lies(wort));
    erreicht
        .filter(|niveau| *niveau >= MINDESTNIVEAU)
        .ok_or(AnmeldeFehler::NiveauZuNiedrig { erreicht })
}

fn zeit(claims: &Map<String, Value>, name: &str) -> Option<Timestamp> {
    claims
        .get(name)
        .and_then(Value::as_i64)
        .and_then(|sekunden| Timestamp::from_second(sekunden).ok())
}

/// `max_age` of a login for a session, in whole seconds: a login the provider remembers must leave time to work.
pub(crate) const HOECHSTALTER: SignedDuration = SignedDuration::from_mins(5);
