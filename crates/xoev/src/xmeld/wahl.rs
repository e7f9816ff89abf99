//! What a register holds for elections: exclusion, and the entry of citizens of the Union (§ 3 Abs. 2 Nr. 1 BMG).

use jiff::civil::Date;

use crate::codelist::Code;
use crate::codes::{GebietListe, WahlausschlussArt};
use crate::latin::Text;
use crate::werte::Ja;
use crate::xmeld::person::Nachweis;

sequenz! {
    /// Exclusion from an election and where it is documented.
    pub struct WahlausschlussMitNachweis in XMeld {
        pub wahlausschluss: Wahlausschluss = "wahlausschluss",
        pub nachweisdaten: Option<Nachweis> = "nachweisdaten",
    }
}

sequenz! {
    /// Exclusion from voting or from being elected.
    pub struct Wahlausschluss in XMeld {
        /// DSMeld 2101.
        pub art: WahlausschlussArt = "art",
        pub ende: Wahlausschlussende = "ausschlussende",
    }
}

auswahl! {
    /// Until when a person is excluded.
    pub enum Wahlausschlussende in XMeld {
        Endedatum(Date) = "endedatum",
        Dauernd(Ja) = "dauernderAusschluss",
        /// The day will be told later.
        WirdNachgeliefert(Ja) = "endedatumWirdNachgeliefert",
    }
}

sequenz! {
    /// A citizen of the Union who is entered in the electoral roll for the European Parliament without asking.
    pub struct Unionsbuerger in XMeld {
        /// DSMeld 2104.
        pub eintrag_von_amts_wegen: Ja = "eintragVonAmtsWegen",
        /// Where the person was entered last in the state of origin.
        pub wahlkreis: Option<Text> = "gebietskoerperschaftWahlkreis",
        pub staat: Option<Code<GebietListe>> = "staat",
    }
}
