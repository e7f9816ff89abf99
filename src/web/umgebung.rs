//! What the web room is given when the service starts.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    bremse::Bremse,
    drossel::{Drossel, Grenzen},
    sprache::{Texte, TexteError},
};
use crate::{identity::Cookieart, kernel::LandId, service::Dienste};

/// What every request works with.
#[derive(Clone)]
pub struct Umgebung {
    /// The use cases.
    pub dienste: Dienste,
    /// The texts in every language.
    pub texte: Texte,
    /// How cookies are set.
    pub cookieart: Cookieart,
    /// Origins of each Land's identity providers (`https://id.example`), blanks between them: a form may lead there, because browsers hold
    /// redirects after a form to `form-action` too.
    pub anmeldeziele: BTreeMap<LandId, String>,
    /// Slows down whoever guesses at the authority's door.
    pub bremse: Arc<Bremse>,
    /// How often an address may ask.
    pub(super) drossel: Arc<Drossel>,
}

impl Umgebung {
    /// The environment of a service.
    ///
    /// # Errors
    /// [`TexteError`] if the built-in texts are faulty.
    pub fn neu(
        dienste: Dienste,
        cookieart: Cookieart,
        anmeldeziele: BTreeMap<LandId, String>,
        grenzen: Grenzen,
    ) -> Result<Self, TexteError> {
        Ok(Self {
            texte: Texte::lade()?.mit_listen(dienste.codelisten().clone()),
            dienste,
            cookieart,
            anmeldeziele,
            bremse: Arc::default(),
            drossel: Arc::new(Drossel::neu(grenzen)),
        })
    }
}
