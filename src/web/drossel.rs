//! How often an address may ask where asking costs something or guesses something: 429 with the seconds to wait.

use std::{
    hash::{BuildHasher, RandomState},
    num::NonZeroU32,
    time::Duration,
};

use actix_web::{
    Error, HttpMessage,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{HeaderValue, RETRY_AFTER},
    },
    middleware::Next,
    web,
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, MonotonicClock},
    middleware::NoOpMiddleware,
    state::keyed::DashMapStateStore,
};
use serde::Deserialize;

use super::{
    Umgebung,
    api::Problem,
    ausweg::Ausweg,
    bremse::{absender, netz},
    rahmen::Rahmen,
};

/// Requests that an address may send within a minute, and as many at once; 0 lifts a limit.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Grenzen {
    /// Ways to the identity provider and back.
    pub anmelden: u32,
    /// Codes of § 23a Abs. 3 BMG typed in.
    pub code: u32,
    /// Documents, and numbers of documents, to be verified.
    pub pruefen: u32,
    /// Everything else of the API.
    pub schnittstelle: u32,
}

impl Grenzen {
    /// No limits, for services that everybody reaches from one address: the demo and the tests.
    pub const KEINE: Self = Self {
        anmelden: 0,
        code: 0,
        pruefen: 0,
        schnittstelle: 0,
    };
}

impl Default for Grenzen {
    fn default() -> Self {
        Self {
            anmelden: 30,
            code: 10,
            pruefen: 30,
            schnittstelle: 300,
        }
    }
}

/// What is limited, each by itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Art {
    Anmelden,
    Code,
    Pruefen,
    Schnittstelle,
}

impl Art {
    /// Of the pages only what is named here is limited: reading is cheap and must never be refused to anybody.
    fn von(methode: &Method, pfad: &str) -> Option<Self> {
        let sendet = *methode == Method::POST;
        match pfad {
            "/anmelden" => Some(Self::Anmelden),
            _ if pfad.starts_with("/anmelden/rueckkehr/") => Some(Self::Anmelden),
            "/pruefen" | "/pruefen/nummer" if sendet => Some(Self::Pruefen),
            _ if pfad.starts_with("/api/v1/pruefungen") => Some(Self::Pruefen),
            _ if sendet && pfad.ends_with("/code") && pfad.contains("/faelle/") => Some(Self::Code),
            _ if pfad.starts_with("/api/v1/") || pfad == "/oauth/token" => Some(Self::Schnittstelle),
            _ => None,
        }
    }
}

type Begrenzer<C> = RateLimiter<u16, DashMapStateStore<u16>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// The limits at work.
///
/// Addresses share 65,536 places, drawn anew at each start: memory is bounded however many addresses there are, and nobody can
/// aim at the place of another one.
pub struct Drossel<C: Clock = MonotonicClock> {
    anmelden: Option<Begrenzer<C>>,
    code: Option<Begrenzer<C>>,
    pruefen: Option<Begrenzer<C>>,
    schnittstelle: Option<Begrenzer<C>>,
    plaetze: RandomState,
    uhr: C,
}

impl Drossel {
    /// With these limits, by a clock that nobody sets.
    #[must_use]
    pub fn neu(grenzen: Grenzen) -> Self {
        Self::mit_uhr(grenzen, MonotonicClock)
    }
}

impl<C: Clock + Clone> Drossel<C> {
    fn mit_uhr(grenzen: Grenzen, uhr: C) -> Self {
        let begrenzer = |je_minute| {
            let quote = Quota::per_minute(NonZeroU32::new(je_minute)?);
            Some(RateLimiter::dashmap_with_clock(quote, uhr.clone()))
        };
        Self {
            anmelden: begrenzer(grenzen.anmelden),
            code: begrenzer(grenzen.code),
            pruefen: begrenzer(grenzen.pruefen),
            schnittstelle: begrenzer(grenzen.schnittstelle),
            plaetze: RandomState::new(),
            uhr,
        }
    }

    /// Counts a request; the time to wait if it is one too many.
    fn zaehle(&self, art: Art, wer: std::net::IpAddr) -> Result<(), Duration> {
        let begrenzer = match art {
            Art::Anmelden => &self.anmelden,
            Art::Code => &self.code,
            Art::Pruefen => &self.pruefen,
            Art::Schnittstelle => &self.schnittstelle,
        };
        let Some(begrenzer) = begrenzer else { return Ok(()) };
        let [.., vorletztes, letztes] = self.plaetze.hash_one(netz(wer)).to_be_bytes();
        begrenzer
            .check_key(&u16::from_be_bytes([vorletztes, letztes]))
            .map_err(|nicht| nicht.wait_time_from(self.uhr.now()))
    }
}

/// The middleware, inside of [`umrahmen`](super::rahmen::umrahmen): a page or a problem that says how long to wait.
pub(super) async fn drosseln<B: MessageBody + 'static>(
    anfrage: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let warten = anfrage.app_data::<web::Data<Umgebung>>().and_then(|umgebung| {
        let art = Art::von(anfrage.method(), anfrage.path())?;
        umgebung.drossel.zaehle(art, absender(anfrage.request())).err()
    });
    let Some(warten) = warten else {
        return Ok(next.call(anfrage).await?.map_into_left_body());
    };
    let rahmen = anfrage.extensions().get::<Rahmen>().cloned();
    let mut antwort = match rahmen {
        Some(rahmen) if !rahmen.pfad.starts_with("/api/") => {
            let weg = if *anfrage.method() == Method::GET {
                "/"
            } else {
                anfrage.path()
            };
            zu_oft(weg).zeige(rahmen.seite())
        }
        _ => Problem::zu_oft().antwort(),
    };
    let sekunden = warten.as_secs().saturating_add(1);
    if let Ok(wert) = HeaderValue::from_str(&sekunden.to_string()) {
        antwort.headers_mut().insert(RETRY_AFTER, wert);
    }
    let (request, _) = anfrage.into_parts();
    Ok(ServiceResponse::new(request, antwort).map_into_right_body())
}

fn zu_oft(weg: &str) -> Ausweg {
    let weg = match weg {
        "/" => ("zur-startseite", "/"),
        andere => ("nochmal", andere),
    };
    Ausweg::neu(
        StatusCode::TOO_MANY_REQUESTS,
        "zu-viele-titel",
        &["zu-viele-text"],
    )
    .mit_weg(weg.0, weg.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;

    fn grenzen(je_minute: u32) -> Grenzen {
        Grenzen {
            anmelden: je_minute,
            code: 1,
            pruefen: 0,
            schnittstelle: 1,
        }
    }

    #[test]
    fn an_address_waits_after_its_share_of_a_minute_and_others_do_not() {
        let uhr = FakeRelativeClock::default();
        let drossel = Drossel::mit_uhr(grenzen(6), uhr.clone());
        let (einer, anderer) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        for nummer in 0..6 {
            assert_eq!(drossel.zaehle(Art::Anmelden, einer), Ok(()), "{nummer}");
        }
        assert_eq!(drossel.zaehle(Art::Anmelden, einer), Err(Duration::from_secs(10)));
        assert_eq!(drossel.zaehle(Art::Code, einer), Ok(()), "another kind");
        assert_eq!(drossel.zaehle(Art::Anmelden, anderer), Ok(()));
        uhr.advance(Duration::from_secs(10));
        assert_eq!(drossel.zaehle(Art::Anmelden, einer), Ok(()));
        assert!(drossel.zaehle(Art::Anmelden, einer).is_err());
    }

    #[test]
    fn the_network_of_an_ipv6_connection_counts_as_one() {
        let drossel = Drossel::mit_uhr(grenzen(1), FakeRelativeClock::default());
        let adresse = |text: &str| text.parse().unwrap();
        assert!(drossel.zaehle(Art::Anmelden, adresse("2001:db8:1:2::1")).is_ok());
        assert!(
            drossel
                .zaehle(Art::Anmelden, adresse("2001:db8:1:2:ffff::9"))
                .is_err()
        );
    }

    #[test]
    fn a_limit_of_nothing_is_none() {
        let drossel = Drossel::mit_uhr(grenzen(1), FakeRelativeClock::default());
        let wer = "192.0.2.1".parse().unwrap();
        assert!((0..1000).all(|_| drossel.zaehle(Art::Pruefen, wer).is_ok()));
    }

    #[test]
    fn login_codes_verification_and_api_are_limited_and_reading_is_not() {
        let faelle = [
            (Method::GET, "/anmelden", Some(Art::Anmelden)),
            (Method::GET, "/anmelden/rueckkehr/bundid", Some(Art::Anmelden)),
            (Method::POST, "/pruefen", Some(Art::Pruefen)),
            (Method::POST, "/pruefen/nummer", Some(Art::Pruefen)),
            (Method::POST, "/api/v1/pruefungen", Some(Art::Pruefen)),
            (Method::POST, "/api/v1/pruefungen/nummer", Some(Art::Pruefen)),
            (Method::POST, "/faelle/1/code", Some(Art::Code)),
            (Method::POST, "/api/v1/faelle/1/code", Some(Art::Code)),
            (Method::GET, "/api/v1/faelle", Some(Art::Schnittstelle)),
            (Method::GET, "/pruefen", None),
            (Method::GET, "/", None),
            (Method::GET, "/faelle/1", None),
            (Method::GET, "/status/1", None),
            (Method::POST, "/entwurf/1/wohnung", None),
        ];
        for (methode, pfad, art) in faelle {
            assert_eq!(Art::von(&methode, pfad), art, "{methode} {pfad}");
        }
    }
}
