//! The day of moving in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The day a person moved into a dwelling; never later than the day it was reported.
///
/// Unit: calendar day in Europe/Berlin. Source: § 17 Abs. 1 BMG, DSMeld 1301.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Einzugsdatum(Date);

/// Why a text is not an [`Einzugsdatum`]. No variant carries the citizen's input.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EinzugsdatumError {
    /// Not a day of the calendar.
    #[error("the Einzugsdatum is not a date of the form YYYY-MM-DD")]
    KeinDatum,
    /// Later than the day of the report.
    #[error("the Einzugsdatum lies after the day of the report")]
    InDerZukunft,
    /// Earlier than anybody now alive can have moved.
    #[error("the Einzugsdatum lies more than 120 years back")]
    ZuFrueh,
}

impl Einzugsdatum {
    /// Reads `YYYY-MM-DD` as reported on `heute`.
    ///
    /// # Errors
    /// [`EinzugsdatumError`], which says what is wrong with the day.
    pub fn parse(text: &str, heute: Date) -> Result<Self, EinzugsdatumError> {
        let tag: Date = text.trim().parse().map_err(|_| EinzugsdatumError::KeinDatum)?;
        if tag > heute {
            return Err(EinzugsdatumError::InDerZukunft);
        }
        if i32::from(heute.year()) - i32::from(tag.year()) > 120 {
            return Err(EinzugsdatumError::ZuFrueh);
        }
        Ok(Self(tag))
    }

    /// The day itself.
    #[must_use]
    pub const fn tag(self) -> Date {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const HEUTE: Date = date(2026, 11, 22);

    #[test]
    fn the_day_of_the_report_is_still_allowed_and_the_next_is_not() {
        assert!(Einzugsdatum::parse("2026-11-22", HEUTE).is_ok());
        assert_eq!(
            Einzugsdatum::parse("2026-11-23", HEUTE),
            Err(EinzugsdatumError::InDerZukunft)
        );
        assert_eq!(
            Einzugsdatum::parse("2026-02-30", HEUTE),
            Err(EinzugsdatumError::KeinDatum)
        );
    }
}
