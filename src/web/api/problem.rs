//! Errors as problem details (RFC 9457).

use actix_web::{
    HttpResponse, ResponseError,
    error::JsonPayloadError,
    http::{StatusCode, header},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    antrag::{Feldfehler, NachweisFehler},
    identity::Ursache,
    regeln::Befund,
    service::{
        AbrufFehler, AmtFehler, CodeFehler, DateiFehler, EinreichFehler, EntwurfFehler, LoginFehler,
        NeuFehler, Nichterstellung, PapierFehler, RuecknahmeFehler, Stoerung,
    },
    web::{
        ausweg::{Ausweg, BALD},
        formular::fehlertext,
        sprache::Texte,
    },
};

/// What went wrong. Never repeats what was sent, save the one sign of it that no register knows.
#[derive(Clone, Debug, Serialize, ToSchema, thiserror::Error)]
#[error("{title}")]
#[schema(title = "Problem", description = "Problem details (RFC 9457)")]
pub struct Problem {
    /// Names the kind of problem: `urn:meldewerk:problem:…`.
    #[serde(rename = "type")]
    #[schema(example = "urn:meldewerk:problem:felder")]
    typ: String,
    /// The kind of problem in words, the same each time.
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What to do about it.
    detail: &'static str,
    /// The fields that could not be taken, in the order of the form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fehler: Vec<Feldproblem>,
}

/// One field that could not be taken.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Feldproblem {
    /// The field's name, or the rule's.
    feld: &'static str,
    /// Why, as a key that does not change.
    grund: String,
    /// Why and what to do, in the language of the request.
    text: String,
}

impl Problem {
    pub(super) fn neu(status: StatusCode, typ: &str, title: &'static str, detail: &'static str) -> Self {
        let typ = ["urn:meldewerk:problem:", typ].concat();
        Self {
            typ,
            title,
            status: status.as_u16(),
            detail,
            fehler: Vec::new(),
        }
    }

    /// There is no such thing, or it is somebody else's.
    pub(super) fn nicht_gefunden() -> Self {
        Self::neu(
            StatusCode::NOT_FOUND,
            "nicht-gefunden",
            "Not found",
            "There is nothing here, or it is not yours.",
        )
    }

    /// The path is right, the method is not.
    pub(super) fn falsche_methode() -> Self {
        Self::neu(
            StatusCode::METHOD_NOT_ALLOWED,
            "methode",
            "Method not allowed",
            "See /api/docs for the methods.",
        )
    }

    /// The request cannot be read.
    pub(super) fn unlesbar() -> Self {
        Self::neu(
            StatusCode::BAD_REQUEST,
            "unlesbar",
            "Unreadable request",
            "Send what /api/docs describes.",
        )
    }

    /// Nobody is logged in.
    pub(super) fn nicht_angemeldet() -> Self {
        Self::neu(
            StatusCode::UNAUTHORIZED,
            "nicht-angemeldet",
            "Not logged in",
            "Send the browser to /anmelden?zurueck=<path> to log in.",
        )
    }

    /// The header `X-CSRF-Token` is missing or another session's.
    pub(super) fn token() -> Self {
        Self::neu(
            StatusCode::FORBIDDEN,
            "token",
            "Wrong or missing X-CSRF-Token",
            "Send the csrf value of GET /api/v1/sitzung in the header X-CSRF-Token.",
        )
    }

    /// Another site's page sent the request.
    pub(in crate::web) fn fremde_herkunft() -> Self {
        Self::neu(
            StatusCode::FORBIDDEN,
            "herkunft",
            "Request from another site",
            "Send it from this site.",
        )
    }

    pub(super) fn json(fehler: &JsonPayloadError) -> Self {
        match fehler {
            JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. } => {
                Self::zu_gross()
            }
            JsonPayloadError::ContentType => Self::neu(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "inhaltstyp",
                "Unsupported media type",
                "Send application/json.",
            ),
            _ => Self::unlesbar(),
        }
    }

    pub(super) fn zu_gross() -> Self {
        Self::neu(
            StatusCode::PAYLOAD_TOO_LARGE,
            "zu-gross",
            "Too large",
            "A file may hold at most 10 MiB.",
        )
    }

    /// Fields that could not be taken, in the language of the request.
    pub(super) fn felder(fehler: &[Feldfehler], texte: &Texte) -> Self {
        let mut problem = Self::neu(
            StatusCode::UNPROCESSABLE_ENTITY,
            "felder",
            "Fields could not be taken",
            "Correct the fields in the list; the others are kept.",
        );
        problem.fehler = fehler
            .iter()
            .map(|f| Feldproblem {
                feld: f.feld,
                grund: f.grund.schluessel().trim_start_matches("grund-").to_owned(),
                text: fehlertext(f, texte),
            })
            .collect();
        problem
    }

    fn regeln(befunde: &[Befund], texte: &Texte) -> Self {
        let mut problem = Self::neu(
            StatusCode::UNPROCESSABLE_ENTITY,
            "regeln",
            "Rules stand against it",
            "The list says which rules; change the form or go to the authority.",
        );
        problem.fehler = befunde
            .iter()
            .map(|b| Feldproblem {
                feld: "regel",
                grund: b.schluessel().trim_start_matches("befund-").to_owned(),
                text: texte.t(b.schluessel()),
            })
            .collect();
        problem
    }

    pub(super) fn entwurf(fehler: EntwurfFehler, texte: &Texte) -> Self {
        match fehler {
            EntwurfFehler::NichtGefunden => Self::nicht_gefunden(),
            EntwurfFehler::Eingereicht(_) => Self::konflikt(
                "eingereicht",
                "The draft has been submitted",
                "It is a case now, under the same id: see /api/v1/faelle/{id}.",
            ),
            EntwurfFehler::Ausgelastet => Self::neu(
                StatusCode::SERVICE_UNAVAILABLE,
                "ausgelastet",
                "Other files are being converted",
                "Send it again in a few seconds.",
            ),
            EntwurfFehler::Felder(fehler) => Self::felder(&fehler, texte),
            EntwurfFehler::Datei(
                PapierFehler::ZuGross
                | PapierFehler::Datei {
                    grund: DateiFehler::Nachweis(NachweisFehler::ZuGross),
                    ..
                },
            ) => Self::zu_gross(),
            EntwurfFehler::Abruf(fehler) => (*fehler).into(),
            EntwurfFehler::Unpassend => Self::konflikt(
                "unpassend",
                "The form does not ask for this",
                "See the steps that the draft names.",
            ),
            EntwurfFehler::ZuVieleLinks => Self::konflikt(
                "zu-viele-links",
                "The form has made enough links",
                "Choose another way for this child, or begin a new form.",
            ),
            EntwurfFehler::Datei(_) | EntwurfFehler::ZuVieleUnterlagen => Self::neu(
                StatusCode::UNPROCESSABLE_ENTITY,
                "datei",
                "The file could not be taken",
                "Send a PDF, JPEG or PNG that can be opened without a password.",
            ),
            EntwurfFehler::Stoerung(stoerung) => stoerung.into(),
        }
    }

    pub(super) fn einreichung(fehler: EinreichFehler, texte: &Texte) -> Self {
        match fehler {
            EinreichFehler::NichtGefunden => Self::nicht_gefunden(),
            EinreichFehler::Unvollstaendig => Self::konflikt(
                "unvollstaendig",
                "The form is not complete",
                "Fill in the step that the draft names.",
            ),
            EinreichFehler::Regeln(befunde) => Self::regeln(&befunde, texte),
            EinreichFehler::NochNichtEingezogen => Self::konflikt(
                "noch-nicht",
                "The day of moving in lies ahead",
                "Submit on that day or later (§ 17 Abs. 1 BMG).",
            ),
            EinreichFehler::Veraendert => Self::konflikt(
                "veraendert",
                "The form has changed",
                "Show the summary again and send its abdruck.",
            ),
            EinreichFehler::DatenVeraendert => Self::konflikt(
                "daten-veraendert",
                "The register says something else now",
                "Show the data of the draft to the person and have them confirmed.",
            ),
            EinreichFehler::OhneBeweise => Self::neu(
                StatusCode::SERVICE_UNAVAILABLE,
                "ohne-beweise",
                "No Anmeldung can be taken at present",
                "The draft is kept. Submit it again in an hour.",
            ),
            EinreichFehler::Abruf(fehler) => (*fehler).into(),
            EinreichFehler::SchonOffen(_) => Self::konflikt(
                "schon-offen",
                "Another Anmeldung to this authority is under way",
                "Wait for the decision on it, or take it back.",
            ),
            EinreichFehler::KeineFrischeAnmeldung => Self::konflikt(
                "unterschrift",
                "The login does not cover this form",
                "Begin the submission again.",
            ),
            EinreichFehler::Login(fehler) => fehler.into(),
            EinreichFehler::Stoerung(stoerung) => stoerung.into(),
        }
    }

    pub(super) fn code(fehler: CodeFehler, texte: &Texte) -> Self {
        match fehler {
            CodeFehler::NichtGefunden => Self::nicht_gefunden(),
            CodeFehler::NichtErwartet => {
                Self::konflikt("code", "No code is expected", "See the state of the case.")
            }
            CodeFehler::SchonGesendet => Self::konflikt(
                "code-gesendet",
                "A code is on its way",
                "Wait for the register's answer; it tells whether the code was right.",
            ),
            CodeFehler::ZuSpaet => Self::konflikt(
                "code-zu-spaet",
                "The deadline of the code is over",
                "Begin a corrected Anmeldung with POST /api/v1/faelle/{id}/neu.",
            ),
            CodeFehler::Feld(fehler) => Self::felder(&[fehler], texte),
            CodeFehler::Stoerung(stoerung) => stoerung.into(),
        }
    }

    pub(super) fn ruecknahme(fehler: RuecknahmeFehler) -> Self {
        match fehler {
            RuecknahmeFehler::NichtGefunden => Self::nicht_gefunden(),
            RuecknahmeFehler::Unterwegs => Self::konflikt(
                "unterwegs",
                "The Anmeldung is on its way to the authority",
                "No message exists that takes it back; contact the authority.",
            ),
            RuecknahmeFehler::Stoerung(stoerung) => stoerung.into(),
        }
    }

    pub(super) fn neu_aus_fall(fehler: NeuFehler) -> Self {
        match fehler {
            NeuFehler::NichtGefunden => Self::nicht_gefunden(),
            NeuFehler::NichtNoetig => Self::konflikt(
                "nicht-noetig",
                "The case does not call for a new Anmeldung",
                "See the state of the case.",
            ),
            NeuFehler::SchonOffen(_) => Self::konflikt(
                "schon-offen",
                "Another Anmeldung to this authority is under way",
                "Wait for the decision on it, or take it back.",
            ),
            NeuFehler::Abruf(fehler) => fehler.into(),
        }
    }

    /// The same for a wrong key, a wrong code and a paper that is not there.
    pub(super) fn amt(fehler: AmtFehler) -> Self {
        match fehler {
            AmtFehler::Verweigert => Self::neu(
                StatusCode::FORBIDDEN,
                "amtszugang",
                "Access key and case code do not fit together",
                "Send the authority's key as bearer token and the code as it stands in the 1704.",
            ),
            AmtFehler::Stoerung(stoerung) => stoerung.into(),
        }
    }

    /// The number of a document or the reason why it is taken back is none.
    pub(super) fn widerruf_unlesbar() -> Self {
        Self::neu(
            StatusCode::UNPROCESSABLE_ENTITY,
            "widerruf",
            "Number or reason is none",
            "A number has eight characters; a reason is falsche-angaben, falsche-person or missbrauch.",
        )
    }

    /// Too many failures from one address, or more requests than a minute may have.
    pub(in crate::web) fn zu_oft() -> Self {
        Self::neu(
            StatusCode::TOO_MANY_REQUESTS,
            "zu-oft",
            "Too many failures or requests",
            "Wait as many seconds as Retry-After says; without it, five minutes.",
        )
    }

    fn konflikt(typ: &str, title: &'static str, detail: &'static str) -> Self {
        Self::neu(StatusCode::CONFLICT, typ, title, detail)
    }

    /// The answer that carries it.
    #[must_use]
    pub(in crate::web) fn antwort(&self) -> HttpResponse {
        let mut antwort = HttpResponse::build(self.status_code());
        if self.status == StatusCode::SERVICE_UNAVAILABLE.as_u16() {
            antwort.insert_header((header::RETRY_AFTER, BALD));
        }
        if self.typ.ends_with(":marke") {
            antwort.insert_header((header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
        }
        antwort.content_type("application/problem+json").json(self)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        self.antwort()
    }
}

impl From<Stoerung> for Problem {
    fn from(stoerung: Stoerung) -> Self {
        tracing::error!(%stoerung, "an API request could not be served");
        Self::neu(
            StatusCode::INTERNAL_SERVER_ERROR,
            "stoerung",
            "Something of ours is broken",
            "Nothing that was saved is lost; try again later.",
        )
    }
}

impl From<LoginFehler> for Problem {
    fn from(fehler: LoginFehler) -> Self {
        match fehler {
            LoginFehler::Stoerung(stoerung) => stoerung.into(),
            LoginFehler::Abbruch(abbruch) if matches!(abbruch.ursache, Ursache::Bestand(_)) => {
                Stoerung::Unlesbar("login").into()
            }
            LoginFehler::Abbruch(_) => Self::neu(
                StatusCode::BAD_GATEWAY,
                "anmeldedienst",
                "The identity provider cannot be reached",
                "Try again later.",
            ),
        }
    }
}

impl From<AbrufFehler> for Problem {
    fn from(fehler: AbrufFehler) -> Self {
        let abgelehnt = |typ, detail| {
            Self::neu(
                StatusCode::UNPROCESSABLE_ENTITY,
                typ,
                "The register gives no data",
                detail,
            )
        };
        match fehler {
            AbrufFehler::Stoerung(stoerung) => stoerung.into(),
            AbrufFehler::NiveauZuNiedrig => Self::neu(
                StatusCode::FORBIDDEN,
                "niveau",
                "The login's level is too low",
                "Log in with the eID (level hoch, § 4 BMeldDigiV).",
            ),
            AbrufFehler::ZuVieleEntwuerfe => Self::konflikt(
                "entwuerfe",
                "The account has ten drafts",
                "Submit or delete one of them.",
            ),
            AbrufFehler::AusweisNichtZugelassen => Self::neu(
                StatusCode::FORBIDDEN,
                "ausweis",
                "The service is not open for this kind of card",
                "Log in with another means of identification, or go to the authority.",
            ),
            AbrufFehler::GemeindeNichtAngeschlossen => abgelehnt(
                "gemeinde",
                "The commune of the address on the chip does not take part.",
            ),
            AbrufFehler::Abgelehnt(Nichterstellung::NichtIdentifiziert) => abgelehnt(
                "nicht-identifiziert",
                "It cannot go on online; go to the authority in person.",
            ),
            AbrufFehler::Abgelehnt(Nichterstellung::Verstorben) => abgelehnt(
                "eintrag",
                "An entry in the register must be corrected by the authority.",
            ),
            AbrufFehler::Abgelehnt(Nichterstellung::NichtGemeldet) => abgelehnt(
                "nicht-gemeldet",
                "The person is not registered in this commune at present.",
            ),
            AbrufFehler::Abgelehnt(Nichterstellung::NichtHauptwohnung) => {
                abgelehnt("nicht-hauptwohnung", "Ask the commune of the main dwelling.")
            }
            AbrufFehler::PerPost => abgelehnt("per-post", "The authority sends the document by post."),
            AbrufFehler::NichtErreichbar(_) | AbrufFehler::Unbrauchbar(_) => Self::neu(
                StatusCode::BAD_GATEWAY,
                "register",
                "The register cannot be reached",
                "Try again in a few minutes.",
            ),
        }
    }
}

impl From<Ausweg> for Problem {
    fn from(ausweg: Ausweg) -> Self {
        match ausweg {
            Ausweg::Login => Self::nicht_angemeldet(),
            Ausweg::Weiter(_) | Ausweg::Meldung(_) => Self::neu(
                ausweg.status_code(),
                "stoerung",
                "Something of ours is broken",
                "Nothing that was saved is lost; try again later.",
            ),
        }
    }
}
