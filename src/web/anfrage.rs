//! What a handler knows of its request: the Land, the language, and who is logged in.

use std::{future::Future, pin::Pin, sync::Arc};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::Method, web};

use super::{
    Umgebung, anmeldung,
    ausweg::Ausweg,
    formular::Eingang,
    login::Sitzungsfrist,
    rahmen::{Angemeldet, NachDerZeit, Rahmen},
    seite::Seite,
};
use crate::{identity::Sitzung, land::Land, service::Dienste};

/// A request to one Land's service.
pub struct Anfrage {
    rahmen: Rahmen,
    umgebung: web::Data<Umgebung>,
    sitzung: Option<Sitzung>,
    /// Only for a step of a form that was sent after its session's time: it may write, and read nothing.
    ruhend: Option<Sitzung>,
}

impl Anfrage {
    /// The Land.
    #[must_use]
    pub fn land(&self) -> &Arc<Land> {
        &self.rahmen.land
    }

    /// The use cases.
    #[must_use]
    pub fn dienste(&self) -> &Dienste {
        &self.umgebung.dienste
    }

    /// What the web room was given.
    #[must_use]
    pub fn umgebung(&self) -> &Umgebung {
        &self.umgebung
    }

    /// The session, if there is one.
    #[must_use]
    pub const fn sitzung(&self) -> Option<&Sitzung> {
        self.sitzung.as_ref()
    }

    /// The session.
    ///
    /// # Errors
    /// [`Ausweg::Login`] if nobody is logged in.
    pub fn angemeldet(&self) -> Result<&Sitzung, Ausweg> {
        self.sitzung.as_ref().ok_or(Ausweg::Login)
    }

    /// The session, or one whose time is over, for whoever writes into a form and reads nothing; what the person sees next is
    /// the login (see [`umrahmen`](super::rahmen::umrahmen)).
    ///
    /// # Errors
    /// [`Ausweg::Login`] if there is neither.
    pub fn schreibend(&self) -> Result<&Sitzung, Ausweg> {
        self.sitzung
            .as_ref()
            .or(self.ruhend.as_ref())
            .ok_or(Ausweg::Login)
    }

    /// The session, for a form that it must have shown; a step of a form may come after the session's time.
    ///
    /// # Errors
    /// [`Ausweg::Login`] if nobody is logged in, [`Ausweg::abgelaufen`] if the form carries another token.
    pub fn angemeldet_mit(&self, eingang: &Eingang) -> Result<&Sitzung, Ausweg> {
        let sitzung = self.schreibend()?;
        if sitzung.csrf_stimmt(&eingang.wert("csrf")) {
            Ok(sitzung)
        } else {
            let abgelaufen = Ausweg::abgelaufen();
            Err(match anmeldung::zum_schritt(&self.rahmen.pfad) {
                Some(schritt) => abgelaufen.zuerst("zum-formular", schritt),
                None => abgelaufen,
            })
        }
    }

    /// The frame of the page to be shown.
    #[must_use]
    pub fn seite(&self) -> Seite {
        let mut seite = self.rahmen.seite();
        if let Some(sitzung) = &self.sitzung {
            seite.person = Some(anzeigename(sitzung));
            sitzung.csrf.offen().clone_into(&mut seite.csrf);
            seite.frist = Some(Sitzungsfrist::von(sitzung, self.dienste().jetzt()));
        }
        seite
    }
}

impl FromRequest for Anfrage {
    type Error = Ausweg;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Ausweg>>>>;

    fn from_request(anfrage: &HttpRequest, _: &mut Payload) -> Self::Future {
        let anfrage = anfrage.clone();
        Box::pin(async move {
            let rahmen = anfrage
                .extensions()
                .get::<Rahmen>()
                .cloned()
                .ok_or_else(Ausweg::gestoert)?;
            let umgebung = anfrage
                .app_data::<web::Data<Umgebung>>()
                .cloned()
                .ok_or_else(Ausweg::gestoert)?;
            let cookie = anfrage.cookie(umgebung.cookieart.sitzungsname());
            let (mut sitzung, mut ruhend) = (None, None);
            if let Some(cookie) = cookie {
                let (dienste, land) = (&umgebung.dienste, &rahmen.land);
                sitzung = dienste.sitzung(land, cookie.value()).await?;
                if sitzung.is_none()
                    && *anfrage.method() == Method::POST
                    && let Some(schritt) = anmeldung::nimmt_nach(&rahmen.pfad)
                {
                    ruhend = dienste.ruhende_sitzung(land, cookie.value()).await?;
                    if ruhend.is_some() {
                        anfrage.extensions_mut().insert(NachDerZeit(schritt));
                    }
                }
            }
            if let Some(sitzung) = &sitzung {
                let angemeldet = Angemeldet {
                    person: anzeigename(sitzung),
                    csrf: sitzung.csrf.offen().to_owned(),
                };
                anfrage.extensions_mut().insert(angemeldet);
            }
            Ok(Self {
                rahmen,
                umgebung,
                sitzung,
                ruhend,
            })
        })
    }
}

/// Given names and family name as the means of identification told them.
fn anzeigename(sitzung: &Sitzung) -> String {
    let identitaet = &sitzung.identitaet;
    match &identitaet.vornamen {
        Some(vornamen) => [vornamen.as_str(), identitaet.familienname.as_str()].join(" "),
        None => identitaet.familienname.as_str().to_owned(),
    }
}
