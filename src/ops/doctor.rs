//! Whether a configuration would work: everything that the service leans on, asked once.

use jiff::Timestamp;

use super::werkzeug::dienste;
use crate::{
    config::Config,
    kernel::LandId,
    service::{Ablauf, Dienste, Probe},
    transport::Rechtsgrundlage,
};

/// One line of the report.
pub struct Befund {
    /// What was looked at.
    pub was: String,
    /// How it is.
    pub lage: Lage,
}

/// How something is.
pub enum Lage {
    /// As it should be.
    Gut(String),
    /// The service runs, but somebody should look.
    Warnung(String),
    /// Something that people need does not work.
    Fehler(String),
}

/// So many days before a certificate ends it is time for a new one.
const VORWARNUNG_TAGE: i64 = 60;

/// Looks at everything that these Länder lean on; where the service cannot even be built, that is all there is to say.
pub async fn untersuche(config: &Config, laender: &[LandId]) -> Vec<Befund> {
    let bau = |lage| Befund {
        was: "configuration, keys, database, templates".to_owned(),
        lage,
    };
    let dienste = match dienste(config).await {
        Ok(dienste) => dienste,
        Err(fehler) => return vec![bau(Lage::Fehler(fehler.to_string()))],
    };
    let mut befunde = vec![bau(Lage::Gut("can be used".to_owned()))];
    befunde.extend(schluessel(&dienste, laender));
    for teil in config.laender.iter().filter(|teil| laender.contains(&teil.id)) {
        for gemeinde in &teil.gemeinden {
            befunde.push(Befund {
                was: format!("{}: way to the register of {}", teil.id, gemeinde.name),
                lage: match &gemeinde.register.xta {
                    Some(name) => Lage::Gut(format!(
                        "XTA 2.1.1 by {name}, whose gateway speaks OSCI-Transport (§ 2 Abs. 1 BMeldDigiV)"
                    )),
                    None => weg(gemeinde.register.rechtsgrundlage),
                },
            });
        }
        let Some(land) = dienste.land(&teil.id) else {
            continue;
        };
        for Probe { was, ergebnis } in dienste.proben(land).await {
            befunde.push(Befund {
                was: format!("{}: {was}", teil.id),
                lage: match ergebnis {
                    Ok(gut) => Lage::Gut(gut),
                    Err(schlecht) => Lage::Fehler(schlecht),
                },
            });
        }
    }
    befunde.extend(wegzertifikate(&dienste, laender));
    befunde
}

/// § 2 Abs. 1 BMeldDigiV wants OSCI-Transport, which is not spoken here.
fn weg(grundlage: Option<Rechtsgrundlage>) -> Lage {
    let osci = "OSCI-Transport (§ 2 Abs. 1 BMeldDigiV) is not spoken natively";
    match grundlage {
        Some(Rechtsgrundlage::GemeinsameVermittlungsstelle) => {
            Lage::Gut(format!("plain HTTPS by § 2 Abs. 3 BMeldDigiV; {osci}"))
        }
        Some(Rechtsgrundlage::EigenesNetz) => {
            Lage::Gut(format!("plain HTTPS by § 2 Abs. 4 BMeldDigiV; {osci}"))
        }
        None => Lage::Warnung(format!("http on this machine, for tests only; {osci}")),
    }
}

/// The certificates on the way to registers; asked after the registers have shown theirs.
fn wegzertifikate(dienste: &Dienste, laender: &[LandId]) -> Vec<Befund> {
    let jetzt = dienste.jetzt();
    let alle = dienste.wegzertifikate().into_iter();
    alle.filter(|(land, ..)| laender.contains(land))
        .map(|(land, name, ende)| Befund {
            was: format!("{land}: certificate of XTA {name}"),
            lage: restzeit(ende, jetzt),
        })
        .collect()
}

fn restzeit(ende: Timestamp, jetzt: Timestamp) -> Lage {
    let tage = ende.duration_since(jetzt).as_hours() / 24;
    match tage {
        ..0 => Lage::Fehler(format!("ended at {ende}")),
        0..VORWARNUNG_TAGE => Lage::Warnung(format!("ends in {tage} days; set up the next one")),
        _ => Lage::Gut(format!("{tage} days left")),
    }
}

fn schluessel(dienste: &Dienste, laender: &[LandId]) -> Vec<Befund> {
    let jetzt = dienste.jetzt();
    let befund = |ablauf: Ablauf| {
        let (land, ags, zweck) = &ablauf.platz;
        let wer = ags.map_or_else(|| "the Land".to_owned(), |ags| format!("the authority of {ags}"));
        Befund {
            was: format!("{land}: certificate of {wer}, {}", zweck.schluessel()),
            lage: restzeit(ablauf.bis, jetzt),
        }
    };
    let alle = dienste.schluesselenden().into_iter();
    alle.filter(|ablauf| laender.contains(&ablauf.platz.0))
        .map(befund)
        .collect()
}
