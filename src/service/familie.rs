//! Take the step "who moves along": each chosen relative is asked for by a 1702 of their own.

use super::{AbrufFehler, Angebot, Dienste, Entwurf, EntwurfFehler, Umziehend, anmelden::lade};
use crate::{
    antrag::{FamilieEingabe, Familienwahl, Rolle},
    identity::Sitzung,
    kernel::EntwurfId,
    land::Land,
    meldewesen::{Beziehung, Meldedaten},
    regeln::vertretung::im_selben_formular,
};

/// What the choice led to.
pub struct Familienstand {
    /// The draft with everybody whose data are there now.
    pub entwurf: Entwurf,
    /// The page is to be shown once more: children of the partner may move along too, or data are missing.
    pub noch_einmal: bool,
}

impl Dienste {
    /// Notes who moves along and fetches their data. Who is chosen again is not fetched again.
    ///
    /// The register is asked only after the assurance of § 23a Abs. 1 Satz 5 BMG. That it gives no data for somebody is
    /// told in the same words whatever the reason (§ 51 Abs. 2 BMG).
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`], or [`EntwurfFehler::Abruf`] if the register cannot be asked at all.
    pub async fn familie_waehlen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: FamilieEingabe,
    ) -> Result<Familienstand, EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| {
                entwurf.eingaben.familie = eingabe;
                entwurf.familie_gewaehlt = true;
            })
            .await?;
        let angeboten: Vec<_> = entwurf.angebote.iter().map(|a| a.schluessel.as_str()).collect();
        let wahl =
            Familienwahl::parse(&entwurf.eingaben.familie, &angeboten).map_err(EntwurfFehler::Felder)?;
        let mut neue = Vec::new();
        let mut ohne_daten = Vec::new();
        for angebot in &entwurf.angebote {
            if !wahl.mit.contains(&angebot.schluessel) || entwurf.person(&angebot.schluessel).is_some() {
                continue;
            }
            match self.hole(land, sitzung, &entwurf, angebot).await {
                Ok(umziehend) => neue.push(umziehend),
                Err(AbrufFehler::Abgelehnt(_)) => ohne_daten.push(angebot.schluessel.clone()),
                Err(AbrufFehler::Stoerung(stoerung)) => return Err(stoerung.into()),
                Err(fehler) => return Err(EntwurfFehler::Abruf(Box::new(fehler))),
            }
        }
        self.merke(land, sitzung, id, &wahl, neue, &ohne_daten).await
    }

    async fn hole(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        entwurf: &Entwurf,
        angebot: &Angebot,
    ) -> Result<Umziehend, AbrufFehler> {
        let gemeinde = land
            .gemeinde(entwurf.wegzug)
            .ok_or(AbrufFehler::GemeindeNichtAngeschlossen)?;
        let wer = angebot
            .wer
            .identitaet
            .as_ref()
            .ok_or(AbrufFehler::GemeindeNichtAngeschlossen)?;
        let (meldedaten, meldeschein) = self.hole_meldeschein(land, sitzung, gemeinde, wer).await?;
        Ok(Umziehend {
            schluessel: angebot.schluessel.clone(),
            rolle: Rolle::Angehoerig(angebot.wer.beziehung),
            meldedaten,
            meldeschein,
            abgerufen_am: self.jetzt(),
        })
    }

    async fn merke(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        wahl: &Familienwahl,
        neue: Vec<Umziehend>,
        ohne_daten: &[String],
    ) -> Result<Familienstand, EntwurfFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let vorher = entwurf.angebote.len();
        let veraendert = !neue.is_empty();
        for angebot in &mut entwurf.angebote {
            angebot.neu = false;
        }
        for umziehend in neue {
            if umziehend.ist_partner() {
                biete_kinder_an(&mut entwurf, &umziehend.meldedaten, self.heute());
            }
            entwurf.personen.push(umziehend);
        }
        for angebot in &mut entwurf.angebote {
            angebot.ohne_daten |= ohne_daten.contains(&angebot.schluessel);
        }
        entwurf
            .eingaben
            .familie
            .mit
            .retain(|wer| !ohne_daten.contains(wer));
        entwurf
            .personen
            .retain(|person| person.rolle == Rolle::Selbst || wahl.mit.contains(&person.schluessel));
        ordne(&mut entwurf);
        if veraendert {
            // Whose data came new has not been looked at.
            entwurf.daten_bestaetigt = false;
        }
        let noch_einmal = entwurf.angebote.len() > vorher || !ohne_daten.is_empty();
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(Familienstand { entwurf, noch_einmal })
    }
}

/// Children whom only the partner's register entry names may move along too (`nurPartnerZugeordnet`).
fn biete_kinder_an(entwurf: &mut Entwurf, partner: &Meldedaten, heute: jiff::civil::Date) {
    let mut kinder = entwurf
        .angebote
        .iter()
        .filter(|angebot| !angebot.wer.beziehung.ist_partner())
        .count();
    for kind in partner
        .angehoerige
        .iter()
        .filter(|kind| kind.beziehung == Beziehung::Kind && im_selben_formular(kind, heute))
    {
        let bekannt = entwurf.angebote.iter().any(|angebot| {
            (&angebot.wer.anzeigename, angebot.wer.geburtsdatum) == (&kind.anzeigename, kind.geburtsdatum)
        });
        if bekannt {
            continue;
        }
        kinder += 1;
        let mut wer = kind.clone();
        wer.beziehung = Beziehung::KindDesPartners;
        entwurf.angebote.push(Angebot {
            schluessel: format!("kind-{kinder}"),
            wer,
            ohne_daten: false,
            neu: true,
        });
    }
}

/// The person who declares first, then in the order in which they were offered.
fn ordne(entwurf: &mut Entwurf) {
    let Entwurf {
        personen, angebote, ..
    } = entwurf;
    personen.sort_by_key(|person| {
        angebote
            .iter()
            .position(|angebot| angebot.schluessel == person.schluessel)
            .map_or(0, |stelle| stelle + 1)
    });
}
