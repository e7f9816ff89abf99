//! How often an address may fail at a door without a login.
//!
//! Failures count for an address and the authority whose door it is. So nobody locks an authority out from elsewhere, and
//! whoever fails at one authority's door, behind an address that many share, does not close those of the others.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::Mutex,
};

use actix_web::HttpRequest;
use jiff::{SignedDuration, Timestamp};
use xoev::ags::Ags;

/// Failures that an address may have at one door within [`FENSTER`].
const HOECHSTENS: u32 = 10;

/// How long a failure counts.
const FENSTER: SignedDuration = SignedDuration::from_mins(5);

/// More addresses and doors are not remembered at a time, so that nobody fills our memory.
const ADRESSEN_HOECHSTENS: usize = 10_000;

/// A door behind which something can be guessed.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Tuer {
    /// That of an authority; `None` where the key alone tells whose.
    Amt(Option<Ags>),
    /// The status of any document, by number and code.
    Urkunden,
    /// The status of this document, whoever asks: the number as typed.
    Urkunde(String),
}

/// Who tries at which door; for a document it does not matter who.
type Versuch = (IpAddr, Tuer);

/// Counts failures by address and authority. An attempt counts as a failure until it has succeeded, so that many at once gain nothing.
#[derive(Default)]
pub struct Bremse(Mutex<HashMap<Versuch, Zaehler>>);

struct Zaehler {
    seit: Timestamp,
    fehlschlaege: u32,
}

impl Bremse {
    /// Whether `wer` may try at this door at `jetzt`; counts the attempt.
    pub(super) fn laesst(&self, (wer, tuer): Versuch, jetzt: Timestamp) -> bool {
        let Ok(mut zaehler) = self.0.lock() else {
            return false;
        };
        if zaehler.len() >= ADRESSEN_HOECHSTENS {
            zaehler.retain(|_, z| !z.vorbei(jetzt));
        }
        if zaehler.len() >= ADRESSEN_HOECHSTENS {
            zaehler.clear();
        }
        let z = zaehler.entry((netz(wer), tuer)).or_insert(Zaehler {
            seit: jetzt,
            fehlschlaege: 0,
        });
        if z.vorbei(jetzt) {
            *z = Zaehler {
                seit: jetzt,
                fehlschlaege: 0,
            };
        }
        z.fehlschlaege = z.fehlschlaege.saturating_add(1);
        z.fehlschlaege <= HOECHSTENS
    }

    /// Notes that the last attempt of `wer` was none to be afraid of.
    pub(super) fn gelungen(&self, (wer, tuer): Versuch) {
        if let Ok(mut zaehler) = self.0.lock()
            && let Some(z) = zaehler.get_mut(&(netz(wer), tuer))
        {
            z.fehlschlaege = z.fehlschlaege.saturating_sub(1);
        }
    }
}

impl Zaehler {
    fn vorbei(&self, jetzt: Timestamp) -> bool {
        jetzt.duration_since(self.seit) >= FENSTER
    }
}

/// Who asks: the other end of the connection; behind a reverse proxy on this machine or in its network, whom the proxy
/// names last in `X-Forwarded-For`. What stands further left anybody can write.
pub(super) fn absender(anfrage: &HttpRequest) -> IpAddr {
    let gegenstelle = anfrage
        .peer_addr()
        .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |adresse| adresse.ip());
    if !ist_nah(gegenstelle) {
        return gegenstelle;
    }
    anfrage
        .headers()
        .get("x-forwarded-for")
        .and_then(|wert| wert.to_str().ok())
        .and_then(|liste| liste.rsplit(',').next())
        .and_then(|letzter| letzter.trim().parse().ok())
        .unwrap_or(gegenstelle)
}

fn ist_nah(adresse: IpAddr) -> bool {
    match adresse {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    }
}

/// An IPv6 connection has a whole /64 to itself (RFC 6177), so that is what is counted.
pub(super) fn netz(adresse: IpAddr) -> IpAddr {
    match adresse {
        IpAddr::V4(_) => adresse,
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn um(sekunde: i64) -> Timestamp {
        Timestamp::from_second(sekunde).unwrap()
    }

    #[test]
    fn after_ten_failures_an_address_waits_five_minutes_at_that_door_and_nobody_else_does() {
        let bremse = Bremse::default();
        let altstadt = Tuer::Amt(Ags::parse("99000001").ok());
        let einer = ("192.0.2.1".parse().unwrap(), altstadt.clone());
        let anderer = ("192.0.2.2".parse().unwrap(), altstadt);
        let andere_tuer = (einer.0, Tuer::Amt(Ags::parse("99000002").ok()));
        for versuch in 0..10 {
            assert!(bremse.laesst(einer.clone(), um(versuch)), "{versuch}");
        }
        assert!(!bremse.laesst(einer.clone(), um(299)));
        assert!(
            bremse.laesst(anderer, um(299)),
            "a right code from another address works"
        );
        assert!(bremse.laesst(andere_tuer, um(299)), "so does another authority's");
        assert!(bremse.laesst(einer.clone(), um(300)));
    }

    #[test]
    fn whoever_succeeds_is_not_slowed_down() {
        let bremse = Bremse::default();
        let wer: Versuch = ("2001:db8::1".parse().unwrap(), Tuer::Urkunden);
        for _ in 0..100 {
            assert!(bremse.laesst(wer.clone(), um(0)));
            bremse.gelungen(wer.clone());
        }
    }

    #[test]
    fn an_address_of_version_six_is_counted_by_its_network() {
        let bremse = Bremse::default();
        for nummer in 0..10 {
            assert!(bremse.laesst(
                (format!("2001:db8::{nummer}").parse().unwrap(), Tuer::Amt(None)),
                um(0)
            ));
        }
        assert!(!bremse.laesst(("2001:db8::ffff".parse().unwrap(), Tuer::Amt(None)), um(0)));
        assert!(bremse.laesst(("2001:db8:0:1::1".parse().unwrap(), Tuer::Amt(None)), um(0)));
    }

    #[test]
    fn only_a_proxy_nearby_is_believed_and_only_its_own_word() {
        let von = |gegenstelle: &str, kopf: &str| {
            let anfrage = TestRequest::default()
                .peer_addr(format!("{gegenstelle}:1").parse().unwrap())
                .insert_header(("x-forwarded-for", kopf));
            absender(&anfrage.to_http_request()).to_string()
        };
        assert_eq!(von("127.0.0.1", "203.0.113.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(von("192.0.2.1", "198.51.100.7"), "192.0.2.1");
        assert_eq!(von("10.0.0.1", "unknown"), "10.0.0.1");
    }
}
