//! What a demo says on the terminal: where to go, who one can be, and what each of them shows.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    path::Path,
};

use super::{Aufbau, DemoFehler};

pub(super) fn willkommen(aufbau: &Aufbau, daten: &Path) {
    let mut text = format!(
        "\nMeldewerk, demo of the Land Musterland. All people and places are invented.\n\n  \
         Open       {}\n  Login      {} (asks which of the people below you want to be)\n",
        aufbau.adresse, aufbau.anbieter_adresse
    );
    for (name, adresse) in &aufbau.registeradressen {
        let _ = writeln!(
            text,
            "  {name:<10} {adresse}/briefkasten (letters that this register has posted)"
        );
    }
    for (name, schluessel) in &aufbau.amtszugaenge {
        let _ = writeln!(
            text,
            "  {name:<10} {}/amt with access key {} (the authority's side)",
            aufbau.adresse,
            schluessel.offen()
        );
    }
    let _ = writeln!(text, "  Data       {}\n\nPeople:", daten.display());
    for person in &aufbau.personen.personen {
        let _ = writeln!(text, "  {:<8} {}", person.key, person.zeigt.en);
    }
    let _ = writeln!(
        text,
        "\nCheck a downloaded document: meldewerk verify FILE --trust {}/ca.pem\nStop with Ctrl-C.\n",
        daten.display()
    );
    sage(&text);
}

pub(super) fn abschied() {
    sage("stopped\n");
}

pub(super) fn fehler(fehler: &DemoFehler) {
    let zeile = fehler.to_string().replace('\n', " ");
    let _ = writeln!(io::stderr(), "meldewerk: {zeile}");
}

pub(super) fn sage(text: &str) {
    let mut aus = io::stdout().lock();
    // Nobody may be listening; a demo goes on all the same.
    let _ = aus.write_all(text.as_bytes()).and_then(|()| aus.flush());
}
