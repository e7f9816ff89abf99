//! The steps of a check: told one by one, each with its milliseconds.

use std::{sync::Arc, time::Duration};

use serde_json::Value;
use tokio::time::Instant;
use x509_cert::Certificate;

use super::{
    Fehlschlag,
    ausgabe::Ausgabe,
    browser::{Antwort, Browser, Rumpf, feldwert},
};
use crate::{
    demo::{Aufbau, ansage},
    kernel::{Personal, Uhr as _},
    ops::SystemUhr,
    urkunde::{Pruefergebnis, Vertrauen, pruefe},
};

/// What the journeys share.
pub(super) struct Schritte {
    pub(super) adresse: String,
    pub(super) anbieter: String,
    pub(super) ausgabe: Arc<Ausgabe>,
    anker: Vec<Certificate>,
    beginn: Instant,
    anzahl: usize,
}

/// Which address the chip holds.
#[derive(Clone, Copy)]
pub(super) enum Chip {
    Alt,
    Neu,
}

impl Schritte {
    pub(super) fn neu(aufbau: &Aufbau, anker: Vec<Certificate>, ausgabe: Arc<Ausgabe>) -> Self {
        Self {
            adresse: aufbau.adresse.clone(),
            anbieter: aufbau.anbieter_adresse.clone(),
            ausgabe,
            anker,
            beginn: Instant::now(),
            anzahl: 0,
        }
    }

    /// Tells that a step is done, or why it is not.
    pub(super) fn melde<T>(
        &mut self,
        schritt: &str,
        ergebnis: Result<T, Fehlschlag>,
    ) -> Result<T, Fehlschlag> {
        let millis = self.beginn.elapsed().as_millis();
        match &ergebnis {
            Ok(_) => {
                self.anzahl += 1;
                ansage::sage(&format!("ok   {millis:>6} ms  {schritt}\n"));
            }
            Err(grund) => ansage::sage(&format!("FAIL {millis:>6} ms  {schritt}: {grund}\n")),
        }
        self.beginn = Instant::now();
        ergebnis
    }

    pub(super) fn schluss(&self, ergebnis: &Result<(), Fehlschlag>) {
        let wort = if ergebnis.is_ok() {
            "all steps passed"
        } else {
            "stopped at the step above"
        };
        ansage::sage(&format!("{} steps, {wort}\n", self.anzahl));
    }

    /// The page of the service at this path.
    pub(super) fn url(&self, pfad: &str) -> String {
        format!("{}{pfad}", self.adresse)
    }

    /// Chooses a person on the identity provider's page and comes back.
    pub(super) async fn waehle_person(
        &self,
        browser: &mut Browser,
        seite: Antwort,
        person: &str,
        chip: Chip,
    ) -> Result<Antwort, Fehlschlag> {
        if !seite.url.as_str().starts_with(&self.anbieter) {
            return Err(format!(
                "expected the identity provider, got {} with {}",
                seite.url.path(),
                seite.status
            ));
        }
        let html = seite.text();
        self.ausgabe.seite("anmeldedienst", &html);
        let felder = [
            ("vorgang", feldwert(&html, "vorgang")?),
            ("person", person.to_owned()),
            (
                "chip",
                match chip {
                    Chip::Alt => "alt",
                    Chip::Neu => "neu",
                }
                .to_owned(),
            ),
            ("niveau", "hoch".to_owned()),
            ("ergebnis", "ok".to_owned()),
        ];
        let felder: Vec<_> = felder.iter().map(|(feld, wert)| (*feld, wert.as_str())).collect();
        browser
            .sende(&format!("{}/auswahl", self.anbieter), Rumpf::formular(&felder))
            .await
    }

    /// Logs a person in and ends at `pfad`.
    pub(super) async fn anmelden(
        &self,
        person: &str,
        chip: Chip,
        pfad: &str,
    ) -> Result<(Browser, Antwort), Fehlschlag> {
        let mut browser = Browser::neu()?;
        let seite = browser
            .hole(&self.url(&format!("/anmelden?zurueck={pfad}")))
            .await?;
        let antwort = self.waehle_person(&mut browser, seite, person, chip).await?;
        Ok((browser, antwort))
    }

    /// Whether a PDF is genuine; returns the data that the file itself holds.
    pub(super) fn echt(&self, pdf: &[u8]) -> Result<Option<Value>, Fehlschlag> {
        match pruefe(pdf, &self.vertrauen(), SystemUhr.jetzt()) {
            Pruefergebnis::Gueltig(beleg) => Ok(beleg.angehaengte_daten.map(Personal::heraus)),
            anderes => Err(format!("the document is {:?}", anderes.urteil())),
        }
    }

    fn vertrauen(&self) -> Vertrauen {
        Vertrauen::nur_anker(self.anker.clone())
    }

    /// A changed byte must be noticed.
    pub(super) fn veraendert(&self, pdf: &[u8]) -> Result<(), Fehlschlag> {
        let mut gefaelscht = pdf.to_vec();
        if let Some(byte) = gefaelscht.get_mut(pdf.len() / 3) {
            *byte ^= 1;
        }
        match pruefe(&gefaelscht, &self.vertrauen(), SystemUhr.jetzt()) {
            Pruefergebnis::Gueltig(_) => Err("a changed document is called genuine".to_owned()),
            _ => Ok(()),
        }
    }

    /// The day of moving in that the journeys declare: yesterday.
    pub(super) fn einzug() -> [String; 3] {
        let gestern = crate::kernel::tag_in_berlin(SystemUhr.jetzt() - jiff::SignedDuration::from_hours(24));
        [
            gestern.day().to_string(),
            gestern.month().to_string(),
            gestern.year().to_string(),
        ]
    }
}

/// Waits a moment between two looks at a case; the answer comes when the register sends it.
pub(super) async fn kurz_warten() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// So many looks are taken before a case counts as stuck (30 s).
pub(super) const BLICKE_HOECHSTENS: usize = 300;

/// Tries again for ten seconds and more: the old register hears of a move a moment after the new one has entered it.
pub(super) async fn beharrlich<T>(
    mut versuch: impl AsyncFnMut() -> Result<T, Fehlschlag>,
) -> Result<T, Fehlschlag> {
    for _ in 0..100 {
        if let Ok(wert) = versuch().await {
            return Ok(wert);
        }
        kurz_warten().await;
    }
    versuch().await
}
