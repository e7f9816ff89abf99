//! A seal on paper: its signature, and whether its certificate and its document still hold.

use jiff::Timestamp;
use serde_json::Value;

use super::{
    Beleg, Pruefergebnis, Traeger, Ungueltigkeit, Unklarheit, Veraenderung, Vertrauen, Zeitquelle,
    dokumentstatus,
};
use crate::kernel::{Personal, uhr::in_berlin};
use crate::urkunde::vds::{self, Papiermangel};
use crate::urkunde::{Sperrstand, sperrliste, zertifikat};

/// Verifies the bytes of a seal; both sides of the result are verdicts.
pub(super) fn pruefe(
    siegel: &[u8],
    vertrauen: &Vertrauen,
    jetzt: Timestamp,
) -> Result<Pruefergebnis, Pruefergebnis> {
    let gelesen = vds::pruefe(siegel, &vertrauen.anker, jetzt).map_err(|mangel| match mangel {
        Papiermangel::Form => Pruefergebnis::unklar(Unklarheit::KeinPapiersiegel),
        Papiermangel::FremdesZertifikat => Pruefergebnis::unklar(Unklarheit::FremderAussteller),
        Papiermangel::Signatur { stelle } => Pruefergebnis::Ungueltig {
            stelle,
            grund: Ungueltigkeit::Veraendert(Veraenderung::Papiersiegel),
        },
        Papiermangel::Unzulaessig { stelle, grund } => Pruefergebnis::Ungueltig { stelle, grund },
    })?;
    let stelle = gelesen.stelle;
    let beginn = gelesen.gesiegelt.to_zoned(in_berlin(jetzt).time_zone().clone());
    let zeitpunkt = beginn.map_or(jetzt, |beginn| beginn.timestamp());
    // Nobody attests the day, so an expired certificate leaves it open (as with a seal without time-stamp).
    if !zertifikat::gueltig_am(&gelesen.unterzeichner, jetzt) {
        return Err(Pruefergebnis::Unbestimmt {
            stelle: Some(stelle),
            grund: Unklarheit::ZertifikatAbgelaufen,
        });
    }
    let sperrung = sperrliste::stand(
        &gelesen.unterzeichner,
        &gelesen.aussteller,
        &vertrauen.sperrlisten,
        zeitpunkt,
    );
    if let Sperrstand::Gesperrt { seit } = sperrung {
        return Err(Pruefergebnis::Ungueltig {
            stelle,
            grund: Ungueltigkeit::ZertifikatGesperrt { seit },
        });
    }
    let status = dokumentstatus(&stelle, gelesen.status.as_ref(), None, vertrauen)?;
    Ok(Pruefergebnis::Gueltig(Box::new(Beleg {
        traeger: Traeger::Papier,
        stelle,
        zeitpunkt,
        zeitquelle: Zeitquelle::Behoerde,
        unterschriften: 1,
        sperrung,
        abgelaufen: None,
        status,
        angehaengte_daten: Some(Personal::neu(Value::Object(gelesen.daten.heraus()))),
    })))
}
