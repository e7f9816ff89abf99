//! Markup on lines of its own, for people; a text keeps every character.

use quick_xml::{
    Reader, Writer,
    events::{BytesText, Event},
};

/// The document that our writer wrote on one line, with an element or a text a line; `None` if it is not well-formed.
pub(super) fn eingerueckt(xml: &str) -> Option<String> {
    let mut leser = Reader::from_str(xml);
    let mut aus = Writer::new(Vec::new());
    let mut tiefe = 0;
    // Whether a start tag came last, so that an end tag belongs right behind it or its text.
    let mut offen = false;
    loop {
        let event = leser.read_event().ok()?;
        match &event {
            Event::Eof => break,
            Event::Start(_) | Event::Empty(_) => zeile(&mut aus, tiefe)?,
            Event::End(_) => {
                tiefe -= 1;
                if !offen {
                    zeile(&mut aus, tiefe)?;
                }
            }
            _ => {}
        }
        match &event {
            Event::Start(_) => {
                tiefe += 1;
                offen = true;
            }
            Event::End(_) | Event::Empty(_) => offen = false,
            _ => {}
        }
        aus.write_event(event).ok()?;
    }
    aus.write_event(Event::Text(BytesText::from_escaped("\n"))).ok()?;
    String::from_utf8(aus.into_inner()).ok()
}

fn zeile(aus: &mut Writer<Vec<u8>>, tiefe: usize) -> Option<()> {
    let einzug = ["\n", &"  ".repeat(tiefe)].concat();
    aus.write_event(Event::Text(BytesText::from_escaped(einzug))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_get_lines_and_texts_stay_as_they_are() {
        let xml = "<?xml version=\"1.0\"?><a x=\"1\"><b> t &amp; u\n</b><c></c><d><e>1</e></d></a>";
        assert_eq!(
            eingerueckt(xml).unwrap(),
            "<?xml version=\"1.0\"?>\n<a x=\"1\">\n  <b> t &amp; u\n</b>\n  <c></c>\n  <d>\n    <e>1</e>\n  </d>\n</a>\n"
        );
        assert_eq!(eingerueckt("<a><b></a>"), None);
    }
}
