//! Messages made from the descriptions: with everything that may be there, or only with what must.

use std::fmt::Write as _;

use xoev::Nachricht;
use xoev::codes::Sperre;
use xoev::fassung::{Namensraum, XMELD_25_11A};
use xoev::typ::{Art, Codeart, Feld, Typ};

/// How much a made message contains.
#[derive(Clone, Copy)]
pub enum Fuelle {
    /// Every element; of the choices on a way down, combination number `n`; of a code list, entry `n` (modulo).
    Voll(usize),
    /// Only mandatory elements; choices as above.
    Knapp(usize),
}

/// Every message of the crate in this fullness: four digits and XML.
pub fn alle(fuelle: Fuelle) -> Vec<(&'static str, String)> {
    Nachricht::BESCHREIBUNGEN
        .iter()
        .map(|beschreibung| {
            let nummer = beschreibung.nachrichtentyp;
            let mut bau = Bau {
                xml: String::new(),
                fuelle,
                nummer,
                pfad: Vec::new(),
                wahl: match fuelle {
                    Fuelle::Voll(runde) | Fuelle::Knapp(runde) => runde,
                },
                nummer_hier: 0,
                im_inland: false,
            };
            bau.wurzel(beschreibung.wurzel, beschreibung.typ);
            (nummer, bau.xml)
        })
        .collect()
}

struct Bau {
    xml: String,
    fuelle: Fuelle,
    nummer: &'static str,
    pfad: Vec<&'static str>,
    /// Number of the combination of the choices below this place.
    wahl: usize,
    /// Number of this element among those of its name, from 0.
    nummer_hier: usize,
    /// The next address must be one in Germany.
    im_inland: bool,
}

impl Bau {
    fn wurzel(&mut self, wurzel: &'static str, typ: &Typ) {
        let (uri, standard, version) = match self.nummer {
            "0010" => (
                "http://www.osci.de/xinneres/rueckweisung/6",
                "XInneres-Rueckweisung",
                "6",
            ),
            _ => (XMELD_25_11A.namensraum, "XMeld", "25.11a"),
        };
        let test = if matches!(self.fuelle, Fuelle::Voll(_)) {
            "produktversion=\"1\" test=\"ja\""
        } else {
            ""
        };
        write!(
            self.xml,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:{wurzel} xmlns:w=\"{uri}\" produkt=\"Bau\" \
             produkthersteller=\"Bau &amp; Co\" {test} standard=\"{standard}\" version=\"{version}\">"
        )
        .unwrap();
        self.inhalt(typ);
        write!(self.xml, "</w:{wurzel}>").unwrap();
    }

    fn inhalt(&mut self, typ: &Typ) {
        match &typ.art {
            Art::Folge { basis, felder } => {
                if let Some(basis) = basis {
                    self.inhalt(basis);
                }
                for feld in *felder {
                    let anzahl = self.anzahl(feld);
                    self.felder(feld, anzahl);
                }
            }
            Art::Auswahl { felder } => {
                let wahl = self.wahl;
                self.wahl = wahl / felder.len();
                let feld = &felder[wahl % felder.len() * usize::from(!self.im_inland)];
                self.im_inland = false;
                self.felder(feld, feld.min.max(1));
                self.wahl = wahl;
            }
            Art::Code(art) => {
                let code = self.code(typ, art.codes);
                write!(self.xml, "<code>{code}</code>").unwrap();
                let mit_name = art.mit_name || (typ.name, self.nummer) == ("EigenerTyp", "0010");
                if mit_name && matches!(self.fuelle, Fuelle::Voll(_)) {
                    self.xml.push_str("<name>Bezeichnung aus der Liste</name>");
                }
            }
            Art::Einfach(_) => {
                let wert = self.wert(typ.name);
                self.xml.push_str(wert);
            }
            Art::Beliebig => {
                let ns = "xmlns:land=\"urn:example:land\"";
                write!(
                    self.xml,
                    "<land:zusatz {ns} land:a=\"1\"><!-- c --><land:b>x &amp; y</land:b></land:zusatz>"
                )
                .unwrap();
            }
        }
    }

    fn felder(&mut self, feld: &Feld, anzahl: usize) {
        let praefix = if feld.namensraum == Namensraum::Ohne { "" } else { "w:" };
        for nummer in 0..anzahl {
            // Of the dwellings of a Selbstauskunft one is present.
            self.im_inland |= self.ist_wohnung_1710(feld) && nummer + 1 == anzahl;
            self.nummer_hier = if feld.element == "zeilennummer" {
                self.nummer_hier
            } else {
                nummer
            };
            let attribute = match &feld.typ.art {
                Art::Code(Codeart { liste: None, .. }) => "listURI=\"urn:example:liste\" listVersionID=\"1\"",
                Art::Code(Codeart { version: None, .. }) if feld.typ.name != "EigenerTyp" => {
                    "listVersionID=\"2026-04-30\""
                }
                _ => "",
            };
            write!(self.xml, "\n<{praefix}{} {attribute}>", feld.element).unwrap();
            self.pfad.push(feld.element);
            self.inhalt(feld.typ);
            self.pfad.pop();
            write!(self.xml, "</{praefix}{}>", feld.element).unwrap();
        }
    }

    /// How often an element stands here; not where a rule in words forbids it.
    fn anzahl(&self, feld: &Feld) -> usize {
        let eltern = self.pfad.last().copied().unwrap_or_default();
        let eid_karte = self
            .xml
            .rsplit("passart ")
            .next()
            .is_some_and(|ab| ab.contains("<code>15</code>"));
        match (self.fuelle, feld.element) {
            (_, "wohnung") if self.ist_wohnung_1710(feld) => 2,
            (_, "anschrift") if self.im_inland => 1,
            (_, "ausstellungsdatum") if eid_karte => 0,
            (_, "frist") if eltern == "widerspruecheUebermittlungssperren" => 0,
            (_, "frist") if self.nummer == "1710" && !["3", "11"].contains(&self.sperre()) => 0,
            (Fuelle::Voll(_), _) if matches!(feld.typ.art, Art::Folge { .. }) => feld.min.max(1),
            (Fuelle::Voll(_), _) => feld.max.min(feld.min.max(2)),
            (Fuelle::Knapp(_), _) => feld.min,
        }
    }

    /// The lock of this round, where every one may stand.
    fn sperre(&self) -> &'static str {
        Sperre::ALLE[self.runde() % Sperre::ALLE.len()].code()
    }

    fn ist_wohnung_1710(&self, feld: &Feld) -> bool {
        let eltern = self.pfad.last().copied().unwrap_or_default();
        (self.nummer, eltern, feld.element) == ("1710", "personendaten", "wohnung")
    }

    fn runde(&self) -> usize {
        match self.fuelle {
            Fuelle::Voll(runde) | Fuelle::Knapp(runde) => runde,
        }
    }

    /// A code of the list; where a rule in words allows only some, one of those.
    fn code(&self, typ: &Typ, codes: Option<&[&'static str]>) -> &'static str {
        let eltern = self.pfad.iter().rev().nth(1).copied().unwrap_or_default();
        match (typ.name, self.nummer, eltern) {
            ("EigenerTyp", nummer, _) => nummer,
            ("AgsListe", ..) => "99000001",
            ("VerzeichnisdienstListe", ..) => "DVDV",
            ("Nachrichtentyp", "1701", "ursprungsnachricht") => "1700",
            ("Nachrichtentyp", "1703", "ursprungsnachricht") => "1702",
            ("Nachrichtentyp", "1705" | "1707", "ursprungsnachricht") => "1704",
            ("Nachrichtentyp", "1709" | "1710", "ursprungsnachricht") => "1708",
            // A 1711 wants nothing entered, so its answer does not say what came of it.
            ("Nachrichtentyp", "1712", "ursprungsnachricht") => match self.fuelle {
                Fuelle::Knapp(_) => "1711",
                Fuelle::Voll(_) => "1713",
            },
            ("Nachrichtentyp", "1715", "ursprungsnachricht") => "1714",
            ("AnmeldungStatus", "1705", _) => "01",
            ("AnmeldungStatus", "1707", _) => ["02", "03"][self.runde() % 2],
            ("Ergebnisstatus", "1709", _) => "03",
            ("Ergebnisstatus", "1701", _) if matches!(self.fuelle, Fuelle::Voll(_)) => {
                ["01", "02"][self.runde() % 2]
            }
            ("Ergebnisstatus", ..) if matches!(self.fuelle, Fuelle::Knapp(_)) => "02",
            ("Sperre", _, "auskunftssperre") => ["3", "11"][self.runde() % 2],
            ("Sperre", "1703" | "1704" | "1707" | "1712" | "1713" | "1714" | "1715", _) => {
                ["2", "5", "7", "10", "13"][self.runde() % 5]
            }
            ("Fehlercode" | "Ruecksendegrund", ..) if matches!(self.fuelle, Fuelle::Knapp(_)) => "X001",
            ("Wohnungsstatus", "1701", "wohnung") if !self.pfad.contains(&"partner") => {
                ["0", "1"][self.runde() % 2]
            }
            _ => codes.map_or("xyz", |codes| codes[self.runde() % codes.len()]),
        }
    }

    fn wert(&self, typ: &str) -> &'static str {
        let portal = ["1700", "1702", "1704", "1706", "1708", "1711", "1713", "1714"].contains(&self.nummer);
        let hier = self.pfad.last().copied().unwrap_or_default();
        match (typ, self.pfad.iter().rev().nth(1).copied(), hier) {
            (_, Some("autor"), "kennung") if portal => return "mbp:990000000001",
            (_, Some("leser"), "kennung") if !portal => return "mbp:990000000001",
            (_, Some("autor" | "leser"), "kennung") => return "ags:99000001",
            (_, _, "doktorgrad") => return ["Dr.", "DR. Dr.hc.", "Dr.eh."][self.runde() % 3],
            (_, _, "datumDesAuszugs") => return "2026-10-31",
            (_, _, "zeilennummer") => return [["4", "05"], ["+4", "5"]][self.runde() % 2][self.nummer_hier],
            ("Binaer", _, "nachricht") => {
                return ["JVBERi0xLjcK", "JVBE\nRi0x LjcK", "JQ=="][self.runde() % 3];
            }
            _ => {}
        }
        match typ {
            "Text" => [
                "\u{C4}rger &amp; &lt;C\u{306}&gt; &quot;K\u{35F}h&quot;",
                "a\tb\nc  d&#13;",
                "'",
            ][self.runde() % 3],
            "Ereigniszeichen" => "AZ 1/2026",
            "Auslandszeile" => "12 Rue de l'\u{C9}glise",
            "Hausnummer" => ["12", "1  3", "0001"][self.runde() % 3],
            "HausnummerZusatz" => "a./1",
            "Postleitzahl" => "99001",
            "Stockwerk" => "3.OG",
            "Idnr" => ["86095742719", "02476291358"][self.runde() % 2],
            "Bearbeitungsmerkmal" => "99000001202611020001",
            "Azrnummer" => "012345678901",
            // xmllint compares a fixed value letter by letter and would not take `1`.
            "Ja" => "true",
            "Binaer" => ["JVBERi0xLjcK", "JVBE\nRi0x LjcK", "JVBERi0="][self.runde() % 3],
            "Date" => "2026-11-01",
            "JahrMonat" => "1994-07",
            "Jahr" => "1994",
            "Uuid" => [
                "0260939b-1033-5c67-831a-afc222c10363",
                "0260939B-1033-5C67-831A-AFC222C10363",
            ][self.runde() % 2],
            "Zeitpunkt" => [
                "2026-11-02T08:35:00.562+01:00",
                "2026-11-02T08:35:00Z",
                "2026-11-02T24:00:00-02:30",
            ][self.runde() % 3],
            "Position6" | "Position8" => ["1", "+5", "05"][self.runde() % 3],
            andere => panic!("no sample value for {andere}"),
        }
    }
}
