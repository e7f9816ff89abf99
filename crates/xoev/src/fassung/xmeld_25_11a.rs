//! XMeld 25.11a.

use jiff::civil::date;

use super::Fassung;

/// XMeld 25.11a, in force since 1 November 2025.
///
/// No successor is described here yet, so it has no last day.
pub const XMELD_25_11A: Fassung = Fassung {
    version: "25.11a",
    namensraum: "http://www.osci.de/xmeld2511a",
    ab: date(2025, 11, 1),
    bis: None,
};
