//! Verify a credential: who signed it, and that every field that came along was signed (RFC 9901 section 7.1).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::ausstellen::TYP;
use super::form::{Sdjwt, hat_verschachteltes};
use crate::{
    kernel::Personal,
    urkunde::{
        Statusplatz,
        jws::Jws,
        pruefen::{
            Beleg, Pruefergebnis, Siegelstelle, Traeger, Ungueltigkeit, Unklarheit, Unterschrift,
            Veraenderung, Vertrauen, dokumentstatus,
        },
        zertifikat,
    },
};

/// Claims that speak of the credential and not of the person.
const VERWALTUNG: [&str; 10] = [
    "iss",
    "vct",
    "iat",
    "_sd",
    "_sd_alg",
    "exp",
    "nbf",
    "status",
    "statusstelle",
    "im_auftrag_von",
];

/// Verifies `text`, at the instant `jetzt`; both sides of the result are verdicts. Pure and offline.
///
/// A credential that expires, is not valid yet, or carries digests below its first level is none of ours.
pub(in crate::urkunde) fn pruefe(
    text: &str,
    vertrauen: &Vertrauen,
    jetzt: Timestamp,
) -> Result<Pruefergebnis, Pruefergebnis> {
    let unklar = Pruefergebnis::unklar;
    let nachweis = Sdjwt::lies(text).map_err(|_| unklar(Unklarheit::KeinNachweis))?;
    let jws = Jws::lies(nachweis.jwt(), TYP).ok_or(unklar(Unklarheit::KeinNachweis))?;
    let weg = zertifikat::weg(&jws.zertifikat, &[], &vertrauen.anker)
        .ok_or(unklar(Unklarheit::FremderAussteller))?;
    let (organisation, name) = zertifikat::inhaber(&jws.zertifikat);
    let mut stelle = Siegelstelle {
        organisation,
        name,
        im_auftrag_von: None,
    };
    let veraendert = |grund| Pruefergebnis::Ungueltig {
        stelle: stelle.clone(),
        grund: Ungueltigkeit::Veraendert(grund),
    };
    if !jws.stimmt() {
        return Err(veraendert(Veraenderung::Inhalt));
    }
    let (zeitpunkt, daten) = aussage(&jws.aussage, &nachweis).map_err(veraendert)?;
    let platz = status(&jws.aussage).map_err(veraendert)?;
    let text = |name: &str| jws.aussage.get(name).and_then(Value::as_str);
    stelle.im_auftrag_von = text("im_auftrag_von").map(str::to_owned);
    let unterschrift = Unterschrift {
        stelle: stelle.clone(),
        zertifikat: &jws.zertifikat,
        weg,
        behauptet: zeitpunkt,
        stempel: None,
        sperrlisten: Vec::new(),
    };
    let bewertung = unterschrift.bewerte(vertrauen, jetzt)?;
    let status = dokumentstatus(&stelle, platz.as_ref(), text("statusstelle"), vertrauen)?;
    Ok(Pruefergebnis::Gueltig(Box::new(Beleg {
        traeger: Traeger::Nachweis,
        stelle,
        zeitpunkt: bewertung.zeitpunkt,
        zeitquelle: bewertung.zeitquelle,
        unterschriften: 1,
        sperrung: bewertung.sperrung,
        abgelaufen: bewertung.abgelaufen,
        status,
        angehaengte_daten: Some(Personal::neu(Value::Object(daten))),
    })))
}

/// Where the status of a credential stands, as it says itself.
pub(in crate::urkunde) fn statusplatz(text: &str) -> Option<Statusplatz> {
    let nachweis = Sdjwt::lies(text).ok()?;
    status(&Jws::lies(nachweis.jwt(), TYP)?.aussage).ok()?
}

/// Where the status of the credential stands (claim `status`); one that cannot be read is a fault.
fn status(aussage: &Map<String, Value>) -> Result<Option<Statusplatz>, Veraenderung> {
    let Some(status) = aussage.get("status") else {
        return Ok(None);
    };
    let platz = status.get("status_list").ok_or(Veraenderung::Aufbau)?;
    serde_json::from_value(platz.clone())
        .map(Some)
        .map_err(|_| Veraenderung::Aufbau)
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
