//! "Kann ich das online erledigen?": the short check before the login; nothing of it is kept.

use super::Dienste;
use crate::{
    antrag::Vorabantworten,
    land::Land,
    regeln::{Vorabpruefung, pruefe_vorab},
};

impl Dienste {
    /// The next question, or what the answers mean today. Anyone may ask; no answer tells who it is.
    #[must_use]
    pub fn vorab_pruefen(&self, land: &Land, antworten: &Vorabantworten) -> Vorabpruefung {
        pruefe_vorab(antworten, land, self.heute())
    }
}
