//! The notice to the register that a person has left, or has another dwelling besides: `POST /muster/fortzug`.
//!
//! Between real authorities this is the Rückmeldung with its Auswertung (§ 33 BMG, XMeld 0201 and 0203). The demo does not
//! show that traffic; this plain JSON notice and its answer stand in for it between Musterregistern only.

use std::time::Duration;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::codes::Sperre;

use super::{
    bestand::Bestand, einwohner::Verbleib, erkennen::Merkmale, fehler::RegisterFehler,
    settings::AnderesRegister,
};
use crate::kernel::NachrichtId;

/// One person has moved away, or the dwelling has another status because there is a second one now.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fortzug {
    /// Names the notice, so that it counts once.
    pub id: NachrichtId,
    /// The person, with the dwelling that is meant.
    pub merkmale: Merkmale,
    /// The day of moving out, or of moving into the other dwelling.
    pub auszug: Date,
    /// What becomes of the dwelling.
    #[serde(default)]
    pub verbleib: Verbleib,
}

/// What the former register knows that a Meldeschein does not carry on.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Auswertung {
    /// The objections that were entered there.
    pub widersprueche: Vec<Sperre>,
}

/// How long another register may take.
const GEDULD: Duration = Duration::from_secs(10);

/// Carries notices to the other registers.
pub(super) struct Bote {
    client: reqwest::Client,
    andere: Vec<AnderesRegister>,
}

impl Bote {
    /// A carrier to these registers.
    pub(super) fn neu(andere: Vec<AnderesRegister>) -> Result<Self, RegisterFehler> {
        let client = reqwest::Client::builder()
            .timeout(GEDULD)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|fehler| RegisterFehler::Http("client", std::io::Error::other(fehler.without_url())))?;
        Ok(Self { client, andere })
    }

    /// What the other register answers, empty if there is no Musterregister to take the notice; `None` if it needs another
    /// attempt.
    pub(super) async fn ueberbringe(&self, fortzug: &Fortzug) -> Option<Auswertung> {
        let Some(ziel) = self
            .andere
            .iter()
            .find(|anderes| anderes.ags == fortzug.merkmale.ags)
        else {
            tracing::info!(ags = %fortzug.merkmale.ags, "no Musterregister to be told that a person has left");
            return Some(Auswertung::default());
        };
        let Ok(koerper) = serde_json::to_vec(fortzug) else {
            return Some(Auswertung::default());
        };
        let antwort = self
            .client
            .post(format!("{}/muster/fortzug", ziel.adresse))
            .bearer_auth(ziel.zugangsschluessel.offen())
            .header("content-type", "application/json")
            .body(koerper)
            .send()
            .await;
        let auswertung = match antwort {
            Ok(antwort) if antwort.status().is_success() => {
                let bytes = antwort.bytes().await.ok();
                bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok())
            }
            _ => None,
        };
        if auswertung.is_none() {
            tracing::warn!(ags = %ziel.ags, notice = %fortzug.id, "the other register has not taken a notice; it is sent again");
        }
        auswertung
    }
}

impl Bestand {
    /// Ends the dwelling of the person who left, or gives it its new status. A second call, or a person who is not known, changes nothing.
    pub(super) fn beende(&mut self, fortzug: &Fortzug) {
        let gemeint = self.einwohner.values_mut().find(|person| {
            fortzug.merkmale.nennt(person)
                && person
                    .hauptwohnung()
                    .is_some_and(|bezug| fortzug.merkmale.wohnt_in(&bezug.anschrift))
        });
        if let Some(person) = gemeint {
            person.ziehe_um(fortzug.verbleib, fortzug.auszug);
        }
    }

    /// What is answered to a notice, also to one that comes again.
    pub(super) fn werte_aus(&self, fortzug: &Fortzug) -> Auswertung {
        let gemeint = self.einwohner.values().find(|person| {
            let mut wohnungen = person.wohnungen.iter();
            fortzug.merkmale.nennt(person)
                && wohnungen.any(|bezug| fortzug.merkmale.wohnt_in(&bezug.anschrift))
        });
        let sperren = gemeint.into_iter().flat_map(|person| &person.sperren);
        Auswertung {
            widersprueche: sperren
                .copied()
                .filter(|sperre| sperre.ist_widerspruch())
                .collect(),
        }
    }

    /// Takes over what the former register answered, but nothing that the person has deleted here in the meantime. A
    /// register of a secondary dwelling takes nothing.
    pub(super) fn uebernimm(&mut self, fortzug: &Fortzug, auswertung: &Auswertung) {
        let mut hiesige = self.einwohner.values_mut();
        let gemeint =
            hiesige.find(|person| fortzug.merkmale.nennt(person) && person.hauptwohnung().is_some());
        if let Some(person) = gemeint {
            for sperre in &auswertung.widersprueche {
                if !person.sperren.contains(sperre) && !person.geloeschte.contains(sperre) {
                    person.sperren.push(*sperre);
                }
            }
        }
    }
}
