//! What a signature that fits is worth: who made it, when, and whether its certificate and its document still hold.

use jiff::{SignedDuration, Timestamp};
use x509_cert::Certificate;

use super::{Dokumentstatus, Pruefergebnis, Siegelstelle, Ungueltigkeit, Unklarheit, Vertrauen, Zeitquelle};
use crate::urkunde::zeitstempel::Stempel;
use crate::urkunde::{Sperrliste, Sperrstand, Statusplatz, sperrliste, zertifikat};

/// How far somebody else's clock may be ahead of ours.
pub(in crate::urkunde) const UHRENVERSATZ: SignedDuration = SignedDuration::from_mins(5);

/// A signature whose bytes fit, with what came along to judge it.
pub(in crate::urkunde) struct Unterschrift<'a> {
    /// Who signed.
    pub(in crate::urkunde) stelle: Siegelstelle,
    /// The certificate of the signer.
    pub(in crate::urkunde) zertifikat: &'a Certificate,
    /// Its issuers, the last one an anchor.
    pub(in crate::urkunde) weg: Vec<&'a Certificate>,
    /// When the signer says that it was signed.
    pub(in crate::urkunde) behauptet: Timestamp,
    /// Who attests it.
    pub(in crate::urkunde) stempel: Option<Stempel>,
    /// Revocation lists that came along.
    pub(in crate::urkunde) sperrlisten: Vec<Sperrliste>,
}

/// What a signature is worth.
pub(in crate::urkunde) struct Bewertung {
    pub(in crate::urkunde) zeitpunkt: Timestamp,
    pub(in crate::urkunde) zeitquelle: Zeitquelle,
    pub(in crate::urkunde) sperrung: Sperrstand,
    pub(in crate::urkunde) abgelaufen: Option<Timestamp>,
}

impl Unterschrift<'_> {
    fn ungueltig(&self, grund: Ungueltigkeit) -> Pruefergebnis {
        let stelle = self.stelle.clone();
        Pruefergebnis::Ungueltig { stelle, grund }
    }

    /// Judges the signature at `jetzt`; what does not hold is the verdict.
    pub(in crate::urkunde) fn bewerte(
        &self,
        vertrauen: &Vertrauen,
        jetzt: Timestamp,
    ) -> Result<Bewertung, Pruefergebnis> {
        if !zertifikat::darf_siegeln(self.zertifikat) {
            return Err(self.ungueltig(Ungueltigkeit::ZertifikatZweck));
        }
        let stempel = self.stempel.as_ref();
        let zeitpunkt = stempel.map_or(self.behauptet, |stempel| stempel.zeitpunkt);
        let spaetestens = jetzt.saturating_add(UHRENVERSATZ).unwrap_or(jetzt);
        if zeitpunkt > spaetestens {
            return Err(self.ungueltig(Ungueltigkeit::Zukunft));
        }
        let alle_gueltig = |wann| {
            std::iter::once(&self.zertifikat)
                .chain(&self.weg)
                .all(|eines| zertifikat::gueltig_am(eines, wann))
        };
        if !alle_gueltig(zeitpunkt) {
            return Err(self.ungueltig(Ungueltigkeit::ZertifikatUngueltig));
        }
        let sperrung = self.sperrung(vertrauen, zeitpunkt)?;
        let abgelaufen = zertifikat::gueltig_bis(self.zertifikat).filter(|bis| *bis < jetzt);
        if stempel.is_none() && !alle_gueltig(jetzt.max(zeitpunkt)) {
            return Err(Pruefergebnis::Unbestimmt {
                stelle: Some(self.stelle.clone()),
                grund: Unklarheit::ZertifikatAbgelaufen,
            });
        }
        let zeitquelle = stempel.map_or(Zeitquelle::Behoerde, |stempel| {
            let (organisation, name) = zertifikat::inhaber(&stempel.zertifikat);
            Zeitquelle::Zeitstempel(name.or(organisation).unwrap_or_default())
        });
        Ok(Bewertung {
            zeitpunkt,
            zeitquelle,
            sperrung,
            abgelaufen,
        })
    }

    /// What is known about the revocation of the certificates on the way of the signature: what was revoked since comes first,
    /// then what nobody knows. Those of the time-stamp must not be revoked at all.
    fn sperrung(&self, vertrauen: &Vertrauen, zeitpunkt: Timestamp) -> Result<Sperrstand, Pruefergebnis> {
        let listen = || vertrauen.sperrlisten.iter().chain(&self.sperrlisten);
        let mut ergebnis: Option<Sperrstand> = None;
        let unten = std::iter::once(&self.zertifikat).chain(&self.weg);
        for (eines, aussteller) in unten.zip(&self.weg) {
            let stand = sperrliste::stand(eines, aussteller, listen(), zeitpunkt);
            match stand {
                Sperrstand::Gesperrt { seit } if self.stempel.is_none() || seit <= zeitpunkt => {
                    return Err(self.ungueltig(Ungueltigkeit::ZertifikatGesperrt { seit }));
                }
                // Revoked after a time-stamp proves that it had been sealed: said, and no reason to refuse it.
                Sperrstand::Gesperrt { .. } => ergebnis = Some(stand),
                Sperrstand::Unbekannt if !matches!(ergebnis, Some(Sperrstand::Gesperrt { .. })) => {
                    ergebnis = Some(stand);
                }
                Sperrstand::Gut { .. } if ergebnis.is_none() => ergebnis = Some(stand),
                Sperrstand::Unbekannt | Sperrstand::Gut { .. } => {}
            }
        }
        if let Some(stempel) = &self.stempel {
            let unten = std::iter::once(&stempel.zertifikat).chain(&stempel.aussteller);
            for (eines, aussteller) in unten.zip(&stempel.aussteller) {
                if let Sperrstand::Gesperrt { .. } =
                    sperrliste::stand(eines, aussteller, listen(), stempel.zeitpunkt)
                {
                    return Err(self.ungueltig(Ungueltigkeit::ZeitstempelFalsch));
                }
            }
        }
        Ok(ergebnis.unwrap_or(Sperrstand::Unbekannt))
    }
}

/// Whether the document at `platz` was taken back; `herausgeber` is who keeps its list, as the document says.
pub(in crate::urkunde) fn dokumentstatus(
    stelle: &Siegelstelle,
    platz: Option<&Statusplatz>,
    herausgeber: Option<&str>,
    vertrauen: &Vertrauen,
) -> Result<Dokumentstatus, Pruefergebnis> {
    let Some(platz) = platz else {
        return Ok(Dokumentstatus::OhneListe);
    };
    let liste = vertrauen
        .statuslisten
        .iter()
        .find(|liste| liste.gilt_fuer(platz, herausgeber));
    match liste.map(|liste| (liste.stand(), liste.widerrufen(platz.index))) {
        Some((stand, Some(false))) => Ok(Dokumentstatus::Gueltig { stand }),
        Some((_, Some(true))) => Err(Pruefergebnis::Ungueltig {
            stelle: stelle.clone(),
            grund: Ungueltigkeit::Widerrufen,
        }),
        None if !vertrauen.status_verlangt => Ok(Dokumentstatus::NichtGeprueft),
        Some((_, None)) | None => Err(Pruefergebnis::Unbestimmt {
            stelle: Some(stelle.clone()),
            grund: Unklarheit::StatuslisteUnpassend,
        }),
    }
}
