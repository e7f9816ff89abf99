//! The use cases without server and workers, for the commands of the operator.

use std::sync::Arc;

use super::{
    BauFehler, SystemUhr, SystemZufall,
    bau::{Huelle, baue},
    messung::Messung,
};
use crate::{
    config::Config,
    kernel::{Uhr, Zufall},
    service::Dienste,
};

/// The use cases over the database of a configuration; a service may run beside it.
///
/// # Errors
/// [`BauFehler`], one line that names what to change.
pub async fn dienste(config: &Config) -> Result<Dienste, BauFehler> {
    let (uhr, zufall): (Arc<dyn Uhr>, Arc<dyn Zufall>) = (Arc::new(SystemUhr), Arc::new(SystemZufall));
    let unveraendert: Huelle<'_> = &|verbindung| verbindung;
    Ok(Dienste::neu(
        baue(config, &uhr, &zufall, &Messung::neu(uhr.clone()), unveraendert)
            .await?
            .teile,
    ))
}
