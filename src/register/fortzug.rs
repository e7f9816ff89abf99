//! The notice to the register that a person has left, or has another dwelling besides: `POST /muster/fortzug`.
//!
//! Between real authorities this is the Rückmeldung (§ 33 BMG, XMeld 0201). The demo does not show that traffic; this
//! plain JSON notice stands in for it between Musterregistern only.

use std::time::Duration;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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

    /// Whether the notice needs no further attempt: it was taken, or there is no Musterregister to take it.
    pub(super) async fn ueberbringe(&self, fortzug: &Fortzug) -> bool {
        let Some(ziel) = self
            .andere
            .iter()
            .find(|anderes| anderes.ags == fortzug.merkmale.ags)
        else {
            tracing::info!(ags = %fortzug.merkmale.ags, "no Musterregister to be told that a person has left");
            return true;
        };
        let Ok(koerper) = serde_json::to_vec(fortzug) else {
            return true;
        };
        let antwort = self
            .client
            .post(format!("{}/muster/fortzug", ziel.adresse))
            .bearer_auth(ziel.zugangsschluessel.offen())
            .header("content-type", "application/json")
            .body(koerper)
            .send()
            .await;
        let genommen = antwort.is_ok_and(|antwort| antwort.status().is_success());
        if !genommen {
            tracing::warn!(ags = %ziel.ags, notice = %fortzug.id, "the other register has not taken a notice; it is sent again");
        }
        genommen
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
}
