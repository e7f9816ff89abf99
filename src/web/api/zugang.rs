//! Who calls the API: a session by its cookie, and for unsafe requests its token; a body within bounds.

use std::{future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, error::PayloadError, web};
use futures_util::StreamExt;

use super::Problem;
use crate::{
    antrag::UPLOAD_HOECHSTENS,
    identity::Sitzung,
    land::Land,
    service::Dienste,
    web::{anfrage::Anfrage, hochladen::ANFRAGE_HOECHSTENS, sprache::Texte},
};

/// A request to the API.
pub(super) struct Zugang {
    anfrage: Anfrage,
    token: Option<String>,
    texte: Texte,
}

impl Zugang {
    pub(super) const fn anfrage(&self) -> &Anfrage {
        &self.anfrage
    }

    pub(super) fn dienste(&self) -> &Dienste {
        self.anfrage.dienste()
    }

    pub(super) fn land(&self) -> &Land {
        self.anfrage.land()
    }

    pub(super) const fn texte(&self) -> &Texte {
        &self.texte
    }

    /// The session, for a request that changes nothing.
    pub(super) fn sitzung(&self) -> Result<&Sitzung, Problem> {
        self.anfrage.sitzung().ok_or_else(Problem::nicht_angemeldet)
    }

    /// The session, for a request that changes something and carries its token.
    pub(super) fn geschuetzt(&self) -> Result<&Sitzung, Problem> {
        let sitzung = self.sitzung()?;
        let stimmt = self
            .token
            .as_deref()
            .is_some_and(|token| sitzung.csrf_stimmt(token));
        if stimmt {
            Ok(sitzung)
        } else {
            Err(Problem::token())
        }
    }
}

impl FromRequest for Zugang {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let token = request
            .headers()
            .get("x-csrf-token")
            .and_then(|wert| wert.to_str().ok())
            .map(str::to_owned);
        let anfrage = Anfrage::from_request(request, payload);
        Box::pin(async move {
            let anfrage = anfrage.await?;
            let texte = anfrage.seite().texte;
            Ok(Self {
                anfrage,
                token,
                texte,
            })
        })
    }
}

/// Reads a binary body; one byte over the limit at most is kept, so that the use case can say that it is too large.
pub(super) async fn lies(mut body: web::Payload) -> Result<Vec<u8>, Problem> {
    let mut inhalt = Vec::new();
    let mut gelesen = 0_usize;
    while let Some(stueck) = body.next().await {
        let stueck = stueck?;
        gelesen += stueck.len();
        if gelesen > ANFRAGE_HOECHSTENS {
            return Err(Problem::zu_gross());
        }
        let frei = (UPLOAD_HOECHSTENS + 1).saturating_sub(inhalt.len());
        inhalt.extend(stueck.iter().take(frei));
    }
    Ok(inhalt)
}

impl From<PayloadError> for Problem {
    fn from(fehler: PayloadError) -> Self {
        if matches!(fehler, PayloadError::Overflow) {
            Self::zu_gross()
        } else {
            Self::unlesbar()
        }
    }
}
