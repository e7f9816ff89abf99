//! From the configuration to the keys and certificates with which documents are sealed and verified.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use jiff::SignedDuration;
use xoev::ags::Ags;

use super::bau::{BauFehler, lies};
use crate::{
    config::{Config, ConfigFehler, Landteil, Siegelteil},
    kernel::Zufall,
    service::{Dienste, Schluesselbund, Schluesselzweck, Siegelstelle, Siegelteile, Stempelstelle},
    transport::{FernSettings, Fernschluessel, HttpZeitstempel},
    urkunde::{
        Pkcs11Modul, SiegelFehler, Siegelschluessel, Softwareschluessel, Sperrliste, zertifikate_aus_pem,
    },
};

/// For so long before a certificate ends the log says so.
const VORWARNUNG: SignedDuration = SignedDuration::from_hours(60 * 24);

pub(super) fn siegelstelle(config: &Config, zufall: &Arc<dyn Zufall>) -> Result<Siegelstelle, BauFehler> {
    let mut bund = Bund::default();
    let mut anker = Vec::new();
    let mut im_auftrag = BTreeSet::new();
    let mut zeitstempel = BTreeMap::new();
    for land in &config.laender {
        let pem = lies(&land.neben(&land.siegel.anker_datei))?;
        anker.extend(
            zertifikate_aus_pem(pem.offen())
                .map_err(|fehler| siegelfehler(land, "siegel.anker_datei", fehler))?,
        );
        bund.nimm(
            land,
            None,
            Schluesselzweck::Status,
            "siegel.status",
            Some(&land.siegel.status),
        )?;
        bund.nimm(
            land,
            None,
            Schluesselzweck::Dokument,
            "siegel.auftrag",
            land.siegel.auftrag.as_ref(),
        )?;
        for gemeinde in &land.gemeinden {
            let ags = Some(gemeinde.ags);
            if gemeinde.im_auftrag {
                im_auftrag.insert((land.id.clone(), gemeinde.ags));
            } else if gemeinde.siegel.is_none() {
                return Err(land
                    .wert(
                        "gemeinde.siegel",
                        "is missing; without it write im_auftrag = true",
                    )
                    .into());
            }
            for (zweck, abschnitt, teil) in [
                (Schluesselzweck::Dokument, "gemeinde.siegel", &gemeinde.siegel),
                (Schluesselzweck::Nachweis, "gemeinde.nachweis", &gemeinde.nachweis),
                (Schluesselzweck::Papier, "gemeinde.papier", &gemeinde.papier),
            ] {
                bund.nimm(land, ags, zweck, abschnitt, teil.as_ref())?;
            }
        }
        let beauftragt = im_auftrag.iter().any(|(wo, _)| *wo == land.id);
        if beauftragt && land.siegel.auftrag.is_none() {
            return Err(land
                .wert(
                    "siegel.auftrag",
                    "is missing, but a commune says im_auftrag = true",
                )
                .into());
        }
        if let Some(teil) = &land.siegel.zeitstempel {
            let schluessel = teil
                .zugangsschluessel_datei
                .as_ref()
                .map(|datei| lies(&land.neben(datei)))
                .transpose()?;
            let dienst = HttpZeitstempel::neu(teil.adresse.clone(), schluessel, zufall.clone())?;
            zeitstempel.insert(
                land.id.clone(),
                Stempelstelle {
                    dienst: Arc::new(dienst),
                    journal_abstand: SignedDuration::from_mins(i64::from(teil.journal_minuten)),
                    journal_frist: SignedDuration::from_hours(i64::from(teil.journal_frist_stunden)),
                },
            );
        }
    }
    // A seal on paper brings no certificate along: its verifier has to have it.
    let papier = bund
        .schluessel
        .iter()
        .filter(|((.., zweck), _)| *zweck == Schluesselzweck::Papier);
    anker.extend(papier.flat_map(|(_, reihe)| reihe.iter().map(|einer| einer.zertifikat().clone())));
    Ok(Siegelstelle::neu(Siegelteile {
        schluessel: bund.schluessel,
        im_auftrag,
        zeitstempel,
        anker,
        sperrlisten: sperrlisten(config)?,
        siegelbaenke: thread::available_parallelism().map_or(1, |kerne| kerne.get().saturating_sub(1)),
    }))
}

/// The keys so far, and the libraries that were loaded for them.
#[derive(Default)]
struct Bund {
    schluessel: Schluesselbund,
    module: BTreeMap<PathBuf, Pkcs11Modul>,
}

impl Bund {
    fn nimm(
        &mut self,
        land: &Landteil,
        ags: Option<Ags>,
        zweck: Schluesselzweck,
        abschnitt: &'static str,
        teil: Option<&Siegelteil>,
    ) -> Result<(), BauFehler> {
        let Some(teil) = teil else { return Ok(()) };
        for eines in std::iter::once(teil).chain(&teil.weitere) {
            let schluessel = self.lade(land, abschnitt, eines)?;
            self.schluessel
                .entry((land.id.clone(), ags, zweck))
                .or_default()
                .push(schluessel);
        }
        Ok(())
    }

    fn lade(
        &mut self,
        land: &Landteil,
        abschnitt: &'static str,
        teil: &Siegelteil,
    ) -> Result<Arc<dyn Siegelschluessel>, BauFehler> {
        let kette = lies(&land.neben(&teil.zertifikat_datei))?;
        let fehler = |fehler| siegelfehler(land, abschnitt, fehler);
        match (&teil.schluessel_datei, &teil.pkcs11, &teil.fernsignatur) {
            (Some(_), None, None) if !land.testbetrieb => Err(land
                .wert(
                    abschnitt,
                    "a key in a file is for tests only (testbetrieb = true); use pkcs11 or fernsignatur",
                )
                .into()),
            (Some(datei), None, None) => {
                let geheim = lies(&land.neben(datei))?;
                let software = Softwareschluessel::aus_pem(kette.offen(), &geheim).map_err(fehler)?;
                Ok(Arc::new(software))
            }
            (None, Some(token), None) => {
                let pin = lies(&land.neben(&token.pin_datei))?;
                let modul = self.modul(&token.modul_datei).map_err(fehler)?;
                let schluessel = modul
                    .schluessel(&token.token, &token.schluessel, &pin, kette.offen())
                    .map_err(fehler)?;
                Ok(Arc::new(schluessel))
            }
            (None, None, Some(fern)) => {
                let settings = FernSettings {
                    adresse: fern.adresse.clone(),
                    kennung: fern.kennung.clone(),
                    zugangsschluessel: lies(&land.neben(&fern.zugangsschluessel_datei))?,
                };
                Ok(Arc::new(
                    Fernschluessel::neu(settings, kette.offen()).map_err(fehler)?,
                ))
            }
            _ => Err(land
                .wert(
                    abschnitt,
                    "name exactly one of schluessel_datei, pkcs11 and fernsignatur",
                )
                .into()),
        }
    }

    fn modul(&mut self, datei: &Path) -> Result<&Pkcs11Modul, SiegelFehler> {
        if !self.module.contains_key(datei) {
            self.module.insert(datei.to_owned(), Pkcs11Modul::lade(datei)?);
        }
        self.module.get(datei).ok_or(SiegelFehler::Schluessel)
    }
}

/// The revocation lists as they stand in their files.
fn sperrlisten(config: &Config) -> Result<Vec<Sperrliste>, BauFehler> {
    let mut listen = Vec::new();
    for land in &config.laender {
        for datei in &land.siegel.sperrlisten_dateien {
            let datei = land.neben(datei);
            let gelesen = std::fs::read(&datei)
                .ok()
                .and_then(|bytes| Sperrliste::lies(&bytes).ok());
            let liste = gelesen.ok_or_else(|| ConfigFehler::Wert {
                datei: datei.clone(),
                schluessel: "siegel.sperrlisten_dateien",
                grund: "not a complete certificate revocation list in DER or PEM below 4 MiB".to_owned(),
            })?;
            listen.push(liste);
        }
    }
    Ok(listen)
}

/// What is looked after every hour: fresh revocation lists, and warnings before certificates end.
pub(super) fn pflege(config: &Config, dienste: &Dienste) -> Result<(), BauFehler> {
    let jetzt = dienste.jetzt();
    let listen = sperrlisten(config)?;
    if listen.iter().any(|liste| liste.ist_abgelaufen(jetzt)) {
        tracing::warn!("a revocation list in siegel.sperrlisten_dateien is out of date; fetch a new one");
    }
    dienste.siegelstelle().erneuere_sperrlisten(listen);
    for ablauf in dienste.siegelstelle().laufen_ab(jetzt, VORWARNUNG) {
        let (land, ags, zweck) = &ablauf.platz;
        tracing::warn!(%land, gemeinde = ?ags.as_ref().map(Ags::as_str), ?zweck, "the last certificate ends at {}; set up a new key before", ablauf.bis);
    }
    Ok(())
}

fn siegelfehler(land: &Landteil, schluessel: &'static str, fehler: SiegelFehler) -> ConfigFehler {
    land.wert(schluessel, &fehler.to_string())
}
