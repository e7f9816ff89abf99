//! A PDF: the seal must cover the whole file, but for the proofs that were put behind it when it was made.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use lopdf::{Dictionary, Document, Object};
use serde_json::Value;
use x509_cert::Certificate;

use super::{
    Beleg, Pruefergebnis, Siegelstelle, Traeger, Ungueltigkeit, Unklarheit, Unterschrift, Veraenderung,
    Vertrauen, dokumentstatus,
};
use crate::kernel::Personal;
use crate::urkunde::cms::{Huelle, Mangel};
use crate::urkunde::dss::Beweismittel;
use crate::urkunde::luecke::Luecke;
use crate::urkunde::siegel::GROESSTE_DATEI;
use crate::urkunde::zeitstempel::Stempel;
use crate::urkunde::{Sperrliste, Statusplatz, beilage, revision, zertifikat};

/// Verifies a PDF; both sides of the result are verdicts.
pub(super) fn pruefe(
    datei: &[u8],
    vertrauen: &Vertrauen,
    jetzt: Timestamp,
) -> Result<Pruefergebnis, Pruefergebnis> {
    let anker = vertrauen.anker.as_slice();
    let luecken = luecken(datei).map_err(Pruefergebnis::unklar)?;
    let (luecke, huelle) =
        unser_siegel(datei, luecken, anker).ok_or(Pruefergebnis::unklar(Unklarheit::FremderAussteller))?;
    let (organisation, name) = zertifikat::inhaber(huelle.zertifikat());
    let mut stelle = Siegelstelle {
        organisation,
        name,
        im_auftrag_von: None,
    };
    let ungueltig = |grund| Pruefergebnis::Ungueltig {
        stelle: stelle.clone(),
        grund,
    };
    let veraendert = |grund| ungueltig(Ungueltigkeit::Veraendert(grund));
    unveraendert(datei, &luecke, &huelle).map_err(veraendert)?;
    let dokument = revision::lies(datei).map_err(|_| veraendert(Veraenderung::Aufbau))?;
    let mittel = angehaengt(datei, &luecke, &dokument).map_err(veraendert)?;
    let weg = belegter_weg(&huelle, &mittel, anker).ok_or(veraendert(Veraenderung::Siegel))?;
    let siegel = Siegeleintrag::lies(&dokument, &luecke).ok_or(veraendert(Veraenderung::Aufbau))?;
    let stempel = match (huelle.zeitstempel(), siegel.mit_zeitstempel) {
        (Some(token), true) => Some(
            Stempel::pruefe(token, huelle.signatur(), anker)
                .map_err(|_| ungueltig(Ungueltigkeit::ZeitstempelFalsch))?,
        ),
        (None, false) => None,
        (None, true) => return Err(ungueltig(Ungueltigkeit::ZeitstempelEntfernt)),
        (Some(_), false) => return Err(ungueltig(Ungueltigkeit::ZeitstempelFalsch)),
    };
    // What is at hand must be needed: proofs of other certificates are bytes that nobody vouches for.
    let gebraucht = |eines: &Certificate| {
        let stempelweg = stempel.iter().flat_map(|stempel| &stempel.aussteller);
        zertifikat::belegt(eines, weg.iter().copied().chain(stempelweg))
    };
    let sperrlisten = sperrlisten(&mittel, &weg, stempel.as_ref());
    if !mittel.zertifikate().iter().all(gebraucht) || sperrlisten.len() != mittel.sperrlisten().len() {
        return Err(veraendert(Veraenderung::NachtraeglichErgaenzt {
            gesiegelt_bis: luecke.ende,
        }));
    }
    stelle.im_auftrag_von = siegel.im_auftrag_von;
    let unterschrift = Unterschrift {
        stelle: stelle.clone(),
        zertifikat: huelle.zertifikat(),
        weg,
        behauptet: siegel.zeitpunkt,
        stempel,
        sperrlisten,
    };
    let bewertung = unterschrift.bewerte(vertrauen, jetzt)?;
    let daten = beilage::daten(&dokument);
    let (platz, herausgeber) = daten.as_ref().map(status).unwrap_or_default();
    let status = dokumentstatus(&stelle, platz.as_ref(), herausgeber, vertrauen)?;
    Ok(Pruefergebnis::Gueltig(Box::new(Beleg {
        traeger: Traeger::Datei,
        stelle,
        zeitpunkt: bewertung.zeitpunkt,
        zeitquelle: bewertung.zeitquelle,
        unterschriften: siegel.unterschriften,
        sperrung: bewertung.sperrung,
        abgelaufen: bewertung.abgelaufen,
        status,
        angehaengte_daten: daten.map(Personal::neu),
    })))
}

pub(super) fn statusplatz(datei: &[u8]) -> Option<Statusplatz> {
    let dokument = revision::lies(datei).ok()?;
    status(&beilage::daten(&dokument)?).0
}

/// The gaps of a file that is worth reading.
fn luecken(datei: &[u8]) -> Result<Vec<Luecke>, Unklarheit> {
    if datei.len() > GROESSTE_DATEI {
        return Err(Unklarheit::ZuGross);
    }
    if !datei.starts_with(b"%PDF-") {
        return Err(Unklarheit::KeinPdf);
    }
    let luecken = Luecke::alle(datei);
    if luecken.is_empty() {
        return Err(Unklarheit::OhneSiegel);
    }
    Ok(luecken)
}

/// The signature of ours that reaches furthest.
fn unser_siegel(datei: &[u8], luecken: Vec<Luecke>, anker: &[Certificate]) -> Option<(Luecke, Huelle)> {
    let unsere = luecken.into_iter().filter_map(|luecke| {
        let huelle = Huelle::lies(&luecke.inhalt(datei)?)?;
        zertifikat::weg(huelle.zertifikat(), huelle.weitere(), anker)?;
        Some((luecke, huelle))
    });
    unsere.max_by_key(|(luecke, _)| luecke.ende)
}

fn unveraendert(datei: &[u8], luecke: &Luecke, huelle: &Huelle) -> Result<(), Veraenderung> {
    if luecke.beginn != 0 || luecke.ende > datei.len() {
        return Err(Veraenderung::Siegelbereich);
    }
    let digest = luecke.digest(datei).ok_or(Veraenderung::Siegelbereich)?;
    huelle.pruefe(&digest).map_err(|mangel| match mangel {
        Mangel::Inhalt => Veraenderung::Inhalt,
        Mangel::Signatur => Veraenderung::Siegel,
    })
}

/// The proofs behind the sealed bytes; anything else there is a change.
fn angehaengt(datei: &[u8], luecke: &Luecke, dokument: &Document) -> Result<Beweismittel, Veraenderung> {
    let ergaenzt = Veraenderung::NachtraeglichErgaenzt {
        gesiegelt_bis: luecke.ende,
    };
    match datei.split_at_checked(luecke.ende) {
        Some((_, [])) => Ok(Beweismittel::default()),
        Some((vorn, anhang)) => Beweismittel::angehaengt(vorn, anhang, dokument).ok_or(ergaenzt),
        None => Err(ergaenzt),
    }
}

/// The issuers of the seal, if every further certificate in it is one of them: those are not signed, so that no byte of the
/// file may be free.
fn belegter_weg<'a>(
    huelle: &'a Huelle,
    mittel: &Beweismittel,
    anker: &'a [Certificate],
) -> Option<Vec<&'a Certificate>> {
    // A proof that is no certificate would vanish on reading.
    mittel.sind_zertifikate().then_some(())?;
    let weg = zertifikat::weg(huelle.zertifikat(), huelle.weitere(), anker)?;
    huelle
        .weitere()
        .iter()
        .all(|eines| zertifikat::belegt(eines, weg.iter().copied()))
        .then_some(weg)
}

/// The lists that came along and were signed by an issuer on one of the ways.
fn sperrlisten(mittel: &Beweismittel, weg: &[&Certificate], stempel: Option<&Stempel>) -> Vec<Sperrliste> {
    let aussteller = || {
        let stempel = stempel.iter().flat_map(|stempel| &stempel.aussteller);
        weg.iter().copied().chain(stempel)
    };
    mittel
        .sperrlisten()
        .iter()
        .filter_map(|der| Sperrliste::lies(der).ok())
        .filter(|liste| aussteller().any(|einer| liste.ist_von(einer)))
        .collect()
}

/// What the signature dictionary says.
struct Siegeleintrag {
    zeitpunkt: Timestamp,
    mit_zeitstempel: bool,
    im_auftrag_von: Option<String>,
    unterschriften: usize,
}

impl Siegeleintrag {
    /// Reads the sealed file as a PDF reader would: the seal must be the value of one of its signature fields.
    fn lies(dokument: &Document, luecke: &Luecke) -> Option<Self> {
        let unterschriften = revision::unterschriften(dokument);
        let zahlen = luecke.zahlen()?;
        let siegel = unterschriften
            .iter()
            .find(|eine| byte_range(dokument, eine) == Some(zahlen))?;
        let mit_zeitstempel = match siegel.get(revision::MIT_ZEITSTEMPEL.as_bytes()) {
            Ok(eintrag) => eintrag.as_bool().ok()?,
            Err(_) => false,
        };
        let im_auftrag_von = siegel
            .get(revision::IM_AUFTRAG_VON.as_bytes())
            .ok()
            .map(lopdf::decode_text_string)
            .transpose()
            .ok()?;
        Some(Self {
            zeitpunkt: siegel
                .get(b"M")
                .and_then(Object::as_str)
                .ok()
                .and_then(siegelzeit)?,
            mit_zeitstempel,
            im_auftrag_von,
            unterschriften: unterschriften.len(),
        })
    }
}

fn byte_range(dokument: &Document, unterschrift: &Dictionary) -> Option<[usize; 4]> {
    let zahlen = revision::kinder(dokument, unterschrift, b"ByteRange");
    let zahlen: Vec<usize> = zahlen
        .into_iter()
        .map(|zahl| usize::try_from(zahl.as_i64().ok()?).ok())
        .collect::<Option<_>>()?;
    zahlen.try_into().ok()
}

/// Reads M in the one form that seals of ours have: `D:YYYYMMDDHHMMSSZ`.
fn siegelzeit(text: &[u8]) -> Option<Timestamp> {
    let utc = DateTime::strptime("D:%Y%m%d%H%M%SZ", text).ok()?;
    utc.to_zoned(TimeZone::UTC).ok().map(|zeit| zeit.timestamp())
}

/// The place of the document's status and who keeps it, as the attached data say.
fn status(daten: &Value) -> (Option<Statusplatz>, Option<&str>) {
    let platz = daten
        .pointer("/status/status_list")
        .and_then(|platz| serde_json::from_value(platz.clone()).ok());
    (platz, daten.get("statusstelle").and_then(Value::as_str))
}
