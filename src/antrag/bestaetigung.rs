//! How the move is confirmed: by the landlord's paper or number, by the owner herself, or by a code from a letter.

use serde::{Deserialize, Serialize};
use xoev::latin::Text;

use super::{Feldfehler, Grund, neue_wohnung::pflicht_text};
use crate::meldewesen::Wohnungsgeber;

/// The fields as typed.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NachweisEingabe {
    /// `datei`, `merkmal`, `eigen` or `keine`.
    pub nachweis: String,
    /// The landlord's Zuordnungsmerkmal (§ 19 Abs. 4 BMG).
    pub merkmal: String,
    /// Why there is no confirmation: `verweigert` or `spaeter`.
    pub ohne_grund: String,
}

impl std::fmt::Debug for NachweisEingabe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NachweisEingabe(‹personal›)")
    }
}

/// What confirms the move. Source: §§ 19, 23, 23a BMG.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nachweis {
    /// The Wohnungsgeberbestätigung, uploaded.
    Datei,
    /// The number under which the landlord has confirmed to the authority (§ 19 Abs. 4 BMG).
    Merkmal(Text),
    /// The owner who moves in confirms it herself; we write the paper.
    Eigenerklaerung,
    /// None: the authority sends a letter with a code (§ 23a Abs. 3 BMG), and this tells it why (§ 19 Abs. 2 BMG).
    Code(Fehlgrund),
}

/// Why a tenant has no confirmation. Source: § 19 Abs. 2 BMG.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fehlgrund {
    /// The landlord refuses.
    Verweigert,
    /// The landlord has not given it in time.
    NichtRechtzeitig,
}

impl Nachweis {
    /// Reads the form; `datei_liegt_vor` says whether a file has been uploaded, now or before.
    ///
    /// # Errors
    /// Every field that could not be taken, in the order of the form.
    pub fn parse(
        eingabe: &NachweisEingabe,
        geber: &Wohnungsgeber,
        datei_liegt_vor: bool,
    ) -> Result<Self, Vec<Feldfehler>> {
        let fehlt = |feld| {
            vec![Feldfehler {
                feld,
                grund: Grund::Fehlt,
            }]
        };
        match (eingabe.nachweis.as_str(), geber) {
            ("datei", _) if datei_liegt_vor => Ok(Self::Datei),
            ("datei", _) => Err(fehlt("datei")),
            ("merkmal", Wohnungsgeber::Vermietung { .. }) => {
                let mut fehler = Vec::new();
                pflicht_text("merkmal", &eingabe.merkmal, 60, &mut fehler)
                    .map(Self::Merkmal)
                    .ok_or(fehler)
            }
            ("eigen", Wohnungsgeber::Eigentum) => Ok(Self::Eigenerklaerung),
            ("keine", Wohnungsgeber::Vermietung { .. }) => match eingabe.ohne_grund.as_str() {
                "verweigert" => Ok(Self::Code(Fehlgrund::Verweigert)),
                "spaeter" => Ok(Self::Code(Fehlgrund::NichtRechtzeitig)),
                _ => Err(fehlt("ohne_grund")),
            },
            _ => Err(fehlt("nachweis")),
        }
    }

    /// The word in texts and forms.
    #[must_use]
    pub const fn schluessel(&self) -> &'static str {
        match self {
            Self::Datei => "datei",
            Self::Merkmal(_) => "merkmal",
            Self::Eigenerklaerung => "eigen",
            Self::Code(Fehlgrund::Verweigert) => "code-verweigert",
            Self::Code(Fehlgrund::NichtRechtzeitig) => "code-spaeter",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(
        nachweis: &str,
        merkmal: &str,
        grund: &str,
        geber: &Wohnungsgeber,
    ) -> Result<Nachweis, Vec<Feldfehler>> {
        let eingabe = NachweisEingabe {
            nachweis: nachweis.into(),
            merkmal: merkmal.into(),
            ohne_grund: grund.into(),
        };
        Nachweis::parse(&eingabe, geber, false)
    }

    fn vermietung() -> Wohnungsgeber {
        let text = |t| Text::parse(t).unwrap();
        Wohnungsgeber::Vermietung {
            name: text("Haus und Grund"),
            strasse_hausnummer: text("Marktstraße 9"),
            plz_ort: text("99002 Neustadt"),
            eigentuemer: None,
        }
    }

    #[test]
    fn each_way_to_confirm_wants_what_belongs_to_it() {
        let geber = vermietung();
        let feld = |ergebnis: Result<Nachweis, Vec<Feldfehler>>| ergebnis.unwrap_err()[0].feld;
        assert_eq!(feld(lies("datei", "", "", &geber)), "datei");
        assert_eq!(feld(lies("merkmal", " ", "", &geber)), "merkmal");
        assert_eq!(feld(lies("keine", "", "", &geber)), "ohne_grund");
        assert_eq!(feld(lies("", "", "", &geber)), "nachweis");
        assert_eq!(
            lies("keine", "", "spaeter", &geber),
            Ok(Nachweis::Code(Fehlgrund::NichtRechtzeitig))
        );
    }

    #[test]
    fn only_an_owner_confirms_herself_and_only_a_tenant_has_a_landlord_who_may_refuse() {
        assert!(lies("eigen", "", "", &vermietung()).is_err());
        assert_eq!(
            lies("eigen", "", "", &Wohnungsgeber::Eigentum),
            Ok(Nachweis::Eigenerklaerung)
        );
        assert!(lies("keine", "", "verweigert", &Wohnungsgeber::Eigentum).is_err());
    }
}
