//! Ids: one type per thing, so that no id of a case is taken for that of a document.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::zufall::{self, Zufall};

/// A text that is not the id it should be.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an id")]
pub struct KeineId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id that sorts by time (UUIDv7, RFC 9562).
            pub fn neu(jetzt: Timestamp, zufall: &dyn Zufall) -> Self {
                Self(uuid_v7(jetzt, zufall))
            }

            /// The id with this UUID.
            #[must_use]
            pub const fn aus(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = KeineId;

            fn from_str(text: &str) -> Result<Self, KeineId> {
                Uuid::try_parse(text).map(Self).map_err(|_| KeineId)
            }
        }
    )+};
}

ids! {
    /// One Anmeldung from its submission to its end.
    FallId;
    /// A form that is being filled in.
    EntwurfId;
    /// A citizen's account: one issuer's one subject within one Land.
    KontoId;
    /// A document kept for download.
    DokumentId;
    /// An XMeld message (nachrichtenUUID, RFC 4122); kept when it is sent again.
    NachrichtId;
    /// A request for a Selbstauskunft (§ 10 BMG).
    AuskunftId;
    /// A mail; kept when it is sent again.
    MailId;
}

macro_rules! schluessel {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The key as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = KeineId;

            fn from_str(text: &str) -> Result<Self, KeineId> {
                ist_schluessel(text).then(|| Self(text.to_owned())).ok_or(KeineId)
            }
        }

        impl TryFrom<String> for $name {
            type Error = KeineId;

            fn try_from(text: String) -> Result<Self, KeineId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

schluessel! {
    /// The key of a Land in the configuration, for example `musterland`: 1 to 40 of `a`–`z`, `0`–`9` and `-`.
    LandId;
    /// The key of one of a Land's identity providers, for example `bundid`: 1 to 40 of `a`–`z`, `0`–`9` and `-`.
    AnbieterId;
}

fn ist_schluessel(text: &str) -> bool {
    let erlaubt = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(erlaubt)
}

fn uuid_v7(jetzt: Timestamp, zufall: &dyn Zufall) -> Uuid {
    let millis = u64::try_from(jetzt.as_millisecond()).unwrap_or(0);
    let rand = zufall::bytes::<10>(zufall);
    uuid::Builder::from_unix_timestamp_millis(millis, &rand).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let zufall = FesterZufall::neu(1);
        let frueher = FallId::neu(Timestamp::from_second(1).unwrap(), &zufall);
        let spaeter = FallId::neu(Timestamp::from_second(2).unwrap(), &zufall);
        assert!(frueher < spaeter);
        assert_eq!(frueher.uuid().get_version_num(), 7);
    }

    #[test]
    fn a_land_id_is_short_and_plain() {
        assert!("musterland".parse::<LandId>().is_ok());
        for falsch in ["", "Muster", "muster land", "../x"] {
            assert!(falsch.parse::<LandId>().is_err(), "{falsch}");
        }
    }
}
