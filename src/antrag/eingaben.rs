//! Everything that a person typed into the form, as typed: kept in the draft, and in the case for a corrected new one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    EinzugEingabe, FamilieEingabe, NachweisEingabe, SorgeEingabe, WohnungEingabe, WohnungsgeberEingabe,
    WuenscheEingabe,
};

/// All steps of the form as typed. What is faulty is kept too, so that nothing is lost.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Eingaben {
    /// Who moves along.
    pub familie: FamilieEingabe,
    /// What is wrong in the register's data: key of the person and the fact (`selbst.0101a`), and what is right.
    pub einwaende: BTreeMap<String, String>,
    /// Custody of the children who move along.
    pub sorge: SorgeEingabe,
    /// The address.
    pub wohnung: WohnungEingabe,
    /// The day, and what becomes of the other dwellings.
    pub einzug: EinzugEingabe,
    /// Who let the person move in.
    pub wohnungsgeber: WohnungsgeberEingabe,
    /// How the move is confirmed.
    pub nachweis: NachweisEingabe,
    /// Objections to transmissions, and the e-mail address for news.
    pub wuensche: WuenscheEingabe,
}
