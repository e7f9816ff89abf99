//! The consent of somebody who has custody of a child and does not move along.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use xoev::{latin::Text, teildatum::Teildatum};

/// Given by a login of their own at level hoch, for one child, one address and one day.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Zustimmung {
    /// Family name as the means of identification gave it.
    pub familienname: Text,
    /// Given names; `None` if there are none.
    pub vornamen: Option<Text>,
    /// Birth date.
    pub geburtsdatum: Teildatum,
    /// When.
    pub erteilt_am: Timestamp,
}
