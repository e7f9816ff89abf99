//! Paths of findings: whether a document has an element there.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

/// The path without the number of a first element, which may be left out.
pub fn ohne_eins(pfad: &str) -> String {
    pfad.replace("[1]", "")
}

/// Name of the root element without prefix.
pub fn wurzel(xml: &str) -> String {
    pfade(xml)[0].trim_start_matches('/').to_owned()
}

/// Whether the document has an element at `pfad`.
pub fn gibt_es(xml: &str, pfad: &str) -> bool {
    pfade(xml).contains(&ohne_eins(pfad))
}

/// The paths of all elements, numbered from the second of a name on.
fn pfade(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut offen: Vec<(String, HashMap<String, usize>)> = vec![(String::new(), HashMap::new())];
    let mut pfade = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(start) | Event::Empty(start) if reader.buffer_position() > 0 => {
                let leer = xml[..usize::try_from(reader.buffer_position()).unwrap()].ends_with("/>");
                let name = start.local_name().as_ref().to_owned();
                let (eltern, zahl) = offen.last_mut().unwrap();
                let nummer = zahl.entry(name.clone()).or_default();
                *nummer += 1;
                let pfad = match *nummer {
                    1 => format!("{eltern}/{name}"),
                    nummer => format!("{eltern}/{name}[{nummer}]"),
                };
                pfade.push(pfad.clone());
                if !leer {
                    offen.push((pfad, HashMap::new()));
                }
            }
            Event::End(_) => {
                offen.pop();
            }
            Event::Eof => return pfade,
            _ => {}
        }
    }
}
