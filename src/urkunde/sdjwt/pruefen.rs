//! Verify a credential: who signed it, and that every field that came along was signed (RFC 9901 section 7.1).

use std::collections::BTreeSet;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use der::Decode;
use jiff::Timestamp;
use p256::ecdsa::Signature;
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use super::form::{Sdjwt, hat_verschachteltes};
use crate::{
    kernel::Personal,
    urkunde::{
        pruefen::{Beleg, Fremdheit, Pruefergebnis, Siegelstelle, Traeger, Veraenderung, zulaessig},
        zertifikat,
    },
};

/// Claims that speak of the credential and not of the person.
const VERWALTUNG: [&str; 7] = ["iss", "vct", "iat", "_sd", "_sd_alg", "exp", "nbf"];

/// Header of the signed part; anything else in it (`crit`, `b64`, …) is not understood and refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kopf {
    typ: String,
    alg: String,
    x5c: Vec<String>,
}

/// Verifies `text` against the certificates of the issuing CAs, at the instant `jetzt`. Pure and offline.
///
/// A credential that expires, is not valid yet, or carries digests below its first level is none of ours.
#[must_use]
pub fn pruefe(text: &str, anker: &[Certificate], jetzt: Timestamp) -> Pruefergebnis {
    let fremd = |grund| Pruefergebnis::NichtVonUns { grund };
    let Ok(nachweis) = Sdjwt::lies(text) else {
        return fremd(Fremdheit::KeinNachweis);
    };
    let Some(unterschrift) = Unterschrift::lies(nachweis.jwt()) else {
        return fremd(Fremdheit::KeinNachweis);
    };
    let siegel = &unterschrift.zertifikat;
    let Some(aussteller) = anker
        .iter()
        .find(|einer| zertifikat::ausgestellt_von(siegel, einer))
    else {
        return fremd(Fremdheit::FremderAussteller);
    };
    let (organisation, name) = zertifikat::inhaber(siegel);
    let stelle = Siegelstelle { organisation, name };
    if !unterschrift.stimmt() {
        let grund = Veraenderung::Inhalt;
        return Pruefergebnis::Veraendert { stelle, grund };
    }
    match aussage(&unterschrift.aussage, &nachweis) {
        Err(grund) => Pruefergebnis::Veraendert { stelle, grund },
        Ok((zeitpunkt, daten)) => match zulaessig(siegel, aussteller, zeitpunkt, jetzt) {
            Some(grund) => fremd(grund),
            None => Pruefergebnis::Echt(Box::new(Beleg {
                traeger: Traeger::Nachweis,
                stelle,
                zeitpunkt,
                unterschriften: 1,
                angehaengte_daten: Some(Personal::neu(Value::Object(daten))),
            })),
        },
    }
}

/// The signed part, taken apart.
struct Unterschrift {
    digest: [u8; 32],
    signatur: Vec<u8>,
    zertifikat: Certificate,
    aussage: Map<String, Value>,
}

impl Unterschrift {
    fn lies(jwt: &str) -> Option<Self> {
        let (signiert, signatur) = jwt.rsplit_once('.')?;
        let (kopf, aussage) = signiert.split_once('.')?;
        let kopf: Kopf = json(kopf)?;
        let [blatt] = kopf.x5c.as_slice() else {
            return None;
        };
        if kopf.typ != "dc+sd-jwt" || kopf.alg != "ES256" {
            return None;
        }
        let signatur = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signatur).ok()?).ok()?;
        Some(Self {
            digest: Sha256::digest(signiert.as_bytes()).into(),
            signatur: signatur.to_der().as_bytes().to_vec(),
            zertifikat: Certificate::from_der(&STANDARD.decode(blatt).ok()?).ok()?,
            aussage: json(aussage)?,
        })
    }

    fn stimmt(&self) -> bool {
        zertifikat::hat_signiert(&self.zertifikat, &self.digest, &self.signatur)
    }
}

/// When it was issued and what it discloses, if every disclosure stands for one of the signed digests.
fn aussage(
    signiert: &Map<String, Value>,
    nachweis: &Sdjwt,
) -> Result<(Timestamp, Map<String, Value>), Veraenderung> {
    let text = |name: &str| signiert.get(name).and_then(Value::as_str);
    if text("_sd_alg") != Some("sha-256") || signiert.contains_key("exp") || signiert.contains_key("nbf") {
        return Err(Veraenderung::Aufbau);
    }
    let abdruecke = signiert
        .get("_sd")
        .and_then(Value::as_array)
        .ok_or(Veraenderung::Aufbau)?;
    let einmalig: BTreeSet<&str> = abdruecke.iter().filter_map(Value::as_str).collect();
    if einmalig.len() != abdruecke.len() {
        return Err(Veraenderung::Aufbau);
    }
    let zeitpunkt = signiert
        .get("iat")
        .and_then(Value::as_i64)
        .and_then(|sekunde| Timestamp::from_second(sekunde).ok())
        .ok_or(Veraenderung::Aufbau)?;
    let mut daten = Map::new();
    for (name, wert) in signiert {
        if VERWALTUNG.contains(&name.as_str()) {
            continue;
        }
        if name == "..." || hat_verschachteltes(wert) {
            return Err(Veraenderung::Aufbau);
        }
        daten.insert(name.clone(), wert.clone());
    }
    let mut benutzt = BTreeSet::new();
    for feld in nachweis.offenlegungen() {
        let abdruck = feld.abdruck();
        let signiert_so = einmalig.contains(abdruck.as_str()) && benutzt.insert(abdruck);
        let neu = !VERWALTUNG.contains(&feld.name()) && !daten.contains_key(feld.name());
        if !signiert_so || !neu {
            return Err(Veraenderung::Offenlegung);
        }
        daten.insert(feld.name().to_owned(), feld.wert().clone());
    }
    Ok((zeitpunkt, daten))
}

/// JSON behind base64url; an object that names a field twice is read like any other, for its text is signed.
fn json<T: serde::de::DeserializeOwned>(teil: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(teil).ok()?).ok()
}
