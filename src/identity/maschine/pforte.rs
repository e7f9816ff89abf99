//! The door for the machines of one Land: an assertion in, a token out, and the token looked at with each call.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use josekit::jws::{
    self, ES256, HS256, JwsHeader,
    alg::{
        ecdsa::EcdsaJwsVerifier,
        hmac::{HmacJwsSigner, HmacJwsVerifier},
    },
};
use serde_json::{Map, Value, json};

use super::{Bereich, Markenmangel, Nachweismangel};
use crate::{
    identity::{SettingsFehler, anmeldedienst::hash, settings::UHRENABWEICHUNG, signiert::ist_fuer},
    kernel::{Geheim, Zufall, zufall},
};

/// How long an access token is good.
const GUELTIG: SignedDuration = SignedDuration::from_mins(5);
/// How long an assertion may be good.
const NACHWEIS_HOECHSTENS: SignedDuration = SignedDuration::from_mins(5);
/// Longer assertions and tokens are not read. Unit: bytes.
const LAENGE_HOECHSTENS: usize = 8 * 1024;
/// Longer ids of assertions are none. Unit: bytes.
const KENNUNG_HOECHSTENS: usize = 255;
/// The type of our tokens (RFC 9068).
const TYP: &str = "at+jwt";

/// A machine that a Land lets in.
#[derive(Clone, Debug)]
pub struct MaschinenSettings {
    /// Its client id.
    pub client_id: String,
    /// Its public P-256 key, PEM (SubjectPublicKeyInfo).
    pub schluessel: String,
    /// What it may do.
    pub bereiche: BTreeSet<Bereich>,
}

/// The machines of one Land.
pub struct Maschinenpforte {
    /// The Land's address: issuer of our tokens and their audience.
    adresse: String,
    maschinen: BTreeMap<String, (EcdsaJwsVerifier, BTreeSet<Bereich>)>,
    unterzeichner: HmacJwsSigner,
    pruefer: HmacJwsVerifier,
}

/// An assertion that is the machine's; it must still be used up.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Nachweis {
    /// Whose.
    pub client_id: String,
    /// SHA-256 of machine and id.
    pub abdruck: [u8; 32],
    /// Until when it must be remembered.
    pub bis: Timestamp,
}

/// An access token.
#[derive(Clone, Debug)]
pub struct Marke {
    /// The token.
    pub token: Geheim,
    /// Seconds that it is good.
    pub sekunden: i64,
    /// What it is for.
    pub bereiche: BTreeSet<Bereich>,
}

/// A machine that calls.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Maschine {
    /// Its client id.
    pub client_id: String,
}

impl Maschinenpforte {
    /// A door with these machines; tokens are signed with `schluessel`, which every instance of the service has.
    ///
    /// # Errors
    /// [`SettingsFehler::Maschinenschluessel`] if a key is none.
    pub fn neu(
        adresse: String,
        maschinen: Vec<MaschinenSettings>,
        schluessel: &[u8; 32],
    ) -> Result<Self, SettingsFehler> {
        let unlesbar = |_| SettingsFehler::Maschinenschluessel;
        let mut alle = BTreeMap::new();
        for maschine in maschinen {
            let pruefer = ES256.verifier_from_pem(&maschine.schluessel).map_err(unlesbar)?;
            alle.insert(maschine.client_id, (pruefer, maschine.bereiche));
        }
        Ok(Self {
            adresse,
            maschinen: alle,
            unterzeichner: HS256.signer_from_bytes(schluessel).map_err(unlesbar)?,
            pruefer: HS256.verifier_from_bytes(schluessel).map_err(unlesbar)?,
        })
    }

    /// Where a machine gets a token.
    #[must_use]
    pub fn endpunkt(&self) -> String {
        format!("{}/oauth/token", self.adresse)
    }

    /// Whether there is any machine.
    #[must_use]
    pub fn ist_leer(&self) -> bool {
        self.maschinen.is_empty()
    }

    /// Judges an assertion (RFC 7523, 3); whether it was used before is for the store to say.
    ///
    /// # Errors
    /// [`Nachweismangel`], the check that failed.
    pub fn pruefe_nachweis(&self, nachweis: &str, jetzt: Timestamp) -> Result<Nachweis, Nachweismangel> {
        let behauptet = unbesehen(nachweis).ok_or(Nachweismangel::Unlesbar)?;
        let wer = text(&behauptet, "iss").ok_or(Nachweismangel::Wer)?;
        let (pruefer, _) = self.maschinen.get(wer).ok_or(Nachweismangel::Wer)?;
        let (inhalt, _) =
            jws::deserialize_compact(nachweis, pruefer).map_err(|_| Nachweismangel::Signatur)?;
        let claims: Map<String, Value> =
            serde_json::from_slice(&inhalt).map_err(|_| Nachweismangel::Unlesbar)?;
        if text(&claims, "iss") != Some(wer) || text(&claims, "sub") != Some(wer) {
            return Err(Nachweismangel::Wer);
        }
        if !(ist_fuer(&claims, &self.endpunkt()) || ist_fuer(&claims, &self.adresse)) {
            return Err(Nachweismangel::Empfaenger);
        }
        let bis = zeit(&claims, "exp").ok_or(Nachweismangel::Zeit)?;
        let zu_frueh = |name| zeit(&claims, name).is_some_and(|ab| ab > jetzt + UHRENABWEICHUNG);
        if bis <= jetzt
            || bis > jetzt + NACHWEIS_HOECHSTENS + UHRENABWEICHUNG
            || zu_frueh("iat")
            || zu_frueh("nbf")
        {
            return Err(Nachweismangel::Zeit);
        }
        let kennung = text(&claims, "jti")
            .filter(|kennung| (1..=KENNUNG_HOECHSTENS).contains(&kennung.len()))
            .ok_or(Nachweismangel::Kennung)?;
        Ok(Nachweis {
            client_id: wer.to_owned(),
            abdruck: hash(&[wer, "\n", kennung].concat()),
            bis,
        })
    }

    /// What of the wished scopes a machine may have; all it has, where none is wished. `None` if one is not its own.
    #[must_use]
    pub fn erlaubt(&self, client_id: &str, wunsch: Option<&str>) -> Option<BTreeSet<Bereich>> {
        let (_, eigene) = self.maschinen.get(client_id)?;
        let Some(wunsch) = wunsch.filter(|wunsch| !wunsch.is_empty()) else {
            return Some(eigene.clone());
        };
        wunsch
            .split(' ')
            .map(|name| name.parse().ok().filter(|bereich| eigene.contains(bereich)))
            .collect()
    }

    /// A token for a machine that has proved who it is.
    ///
    /// # Errors
    /// [`SettingsFehler::Maschinenschluessel`] if it cannot be signed.
    pub fn stelle_aus(
        &self,
        client_id: &str,
        bereiche: BTreeSet<Bereich>,
        jetzt: Timestamp,
        zufall: &dyn Zufall,
    ) -> Result<Marke, SettingsFehler> {
        let mut kopf = JwsHeader::new();
        kopf.set_token_type(TYP);
        let namen: Vec<_> = bereiche.iter().map(|bereich| bereich.name()).collect();
        let inhalt = json!({
            "iss": self.adresse,
            "aud": self.adresse,
            "sub": client_id,
            "client_id": client_id,
            "scope": namen.join(" "),
            "iat": jetzt.as_second(),
            "exp": (jetzt + GUELTIG).as_second(),
            "jti": hex::encode(zufall::bytes::<16>(zufall)),
        });
        let token = jws::serialize_compact(inhalt.to_string().as_bytes(), &kopf, &self.unterzeichner)
            .map_err(|_| SettingsFehler::Maschinenschluessel)?;
        Ok(Marke {
            token: Geheim::neu(token),
            sekunden: GUELTIG.as_secs(),
            bereiche,
        })
    }

    /// Whose token this is, and whether it is good for `bereich`. A machine that the Land no longer lets in has none.
    ///
    /// # Errors
    /// [`Markenmangel`].
    pub fn pruefe_marke(
        &self,
        token: &str,
        bereich: Bereich,
        jetzt: Timestamp,
    ) -> Result<Maschine, Markenmangel> {
        if token.len() > LAENGE_HOECHSTENS {
            return Err(Markenmangel::Ungueltig);
        }
        let (inhalt, kopf) =
            jws::deserialize_compact(token, &self.pruefer).map_err(|_| Markenmangel::Ungueltig)?;
        let claims: Map<String, Value> =
            serde_json::from_slice(&inhalt).map_err(|_| Markenmangel::Ungueltig)?;
        let client_id = text(&claims, "client_id").ok_or(Markenmangel::Ungueltig)?;
        let gut = kopf.token_type() == Some(TYP)
            && text(&claims, "iss") == Some(self.adresse.as_str())
            && ist_fuer(&claims, &self.adresse)
            && zeit(&claims, "exp").is_some_and(|bis| jetzt < bis);
        let (_, eigene) = self
            .maschinen
            .get(client_id)
            .filter(|_| gut)
            .ok_or(Markenmangel::Ungueltig)?;
        let in_der_marke = text(&claims, "scope")
            .unwrap_or_default()
            .split(' ')
            .any(|name| name == bereich.name());
        if !in_der_marke || !eigene.contains(&bereich) {
            return Err(Markenmangel::Bereich);
        }
        Ok(Maschine {
            client_id: client_id.to_owned(),
        })
    }
}

/// The claims of a token that nobody has checked yet.
fn unbesehen(token: &str) -> Option<Map<String, Value>> {
    if token.len() > LAENGE_HOECHSTENS {
        return None;
    }
    let mut teile = token.split('.');
    let (_, inhalt, _) = (teile.next()?, teile.next()?, teile.next()?);
    if teile.next().is_some() {
        return None;
    }
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(inhalt).ok()?).ok()
}

fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    claims.get(name)?.as_str().filter(|text| !text.is_empty())
}

fn zeit(claims: &Map<String, Value>, name: &str) -> Option<Timestamp> {
    Timestamp::from_second(claims.get(name)?.as_i64()?).ok()
}
