//! A Wohnung with all its dates, as a Selbstauskunft (1710) shows it.

use jiff::civil::Date;

use crate::codes::{Wohnungsart, Wohnungsstatus};
use crate::teildatum::Teildatum;
use crate::xmeld::anmeldung::Wohnungsgeber;
use crate::xmeld::anschrift::AnschriftGesperrt;
use crate::xmeld::datum::TagesdatumMitUnbekannt;

sequenz! {
    /// A present or former Wohnung.
    #[derive(Default)]
    pub struct Wohnung in XMeld {
        pub anschrift: Option<AnschriftGesperrt> = "anschrift",
        /// DSMeld 1312.
        pub datum_abmeldung: Option<Date> = "datumAbmeldungBeiAnmeldebehoerde",
        /// DSMeld 1311.
        pub datum_anmeldung: Option<Date> = "datumAnmeldungBeiAnmeldebehoerde",
        /// DSMeld 1309.
        pub datum_abmeldung_von_amts_wegen: Option<Date> = "datumDerAbmeldungVonAmtsWegen",
        /// DSMeld 1308.
        pub datum_anmeldung_von_amts_wegen: Option<Date> = "datumDerAnmeldungVonAmtsWegen",
        /// DSMeld 1306.
        pub datum_des_auszugs: Option<Teildatum> = "datumDesAuszugs",
        /// DSMeld 1301.
        pub datum_des_beziehens: Option<TagesdatumMitUnbekannt> = "datumDesBeziehens",
        /// DSMeld 1310.
        pub statuswechsel_von_amts_wegen: Option<Date> = "datumDesWohnungsstatuswechselsVonAmtsWegen",
        /// DSMeld 1313.
        pub mitteilung_statuswechsel: Option<Date> = "datumMitteilungWohnungsstatuswechsel",
        /// DSMeld 1301a.
        pub datum_des_wohnungsstatuswechsels: Option<Date> = "datumDesWohnungsstatuswechsels",
        /// DSMeld 1213.
        pub status: Option<Wohnungsstatus> = "statusderwohnung",
        /// DSMeld 1213a.
        pub art: Option<Wohnungsart> = "artderwohnung",
        /// DSMeld 1314.
        pub datum_letzter_wegzug_ausland: Option<Teildatum> = "datumLetzterWegzugAusland",
    }
}

sequenz! {
    /// A Wohnung and who gives it.
    #[derive(Default)]
    pub struct WohnungSelbstauskunft in XMeld, erweitert wohnung: Wohnung {
        /// DSMeld 3001, 3002.
        pub wohnungsgeber: Option<Wohnungsgeber> = "wohnungsgeber",
    }
}
