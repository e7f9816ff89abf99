//! One Anmeldung per person and authority is under way at a time.

use xoev::ags::Ags;

use super::EinreichFehler;
use crate::{identity::Sitzung, land::Land, store::Einheit};

/// Whether this person may submit an Anmeldung to the authority of `zuzug`. The database holds the same by an index;
/// this says it before, and names the case that is under way.
///
/// # Errors
/// [`EinreichFehler::SchonOffen`] names that case.
pub(super) async fn pruefe_frei(
    einheit: &mut dyn Einheit,
    land: &Land,
    sitzung: &Sitzung,
    zuzug: Ags,
) -> Result<(), EinreichFehler> {
    let offener = einheit.faelle().offener(&land.id, sitzung.konto, zuzug).await?;
    offener.map_or(Ok(()), |fall| Err(EinreichFehler::SchonOffen(fall)))
}
