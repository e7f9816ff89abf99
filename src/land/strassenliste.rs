//! A commune's list of streets: find the one that is meant, however it is written, and those that come near.

use super::Strasse;

/// The parts of the street that `name` means; none if the list does not have it, or has two that could be meant.
///
/// Capitals, blanks, hyphens, umlauts written out, `ß` or `ss`, and `Str.` for `Straße` make no difference.
#[must_use]
pub fn finde<'s>(strassen: &'s [Strasse], name: &str) -> Vec<&'s Strasse> {
    let klein = name.trim().to_lowercase();
    let genau: Vec<_> = strassen
        .iter()
        .filter(|strasse| strasse.name.to_lowercase() == klein)
        .collect();
    if !genau.is_empty() {
        return genau;
    }
    let gemeint = stamm(name);
    let treffer: Vec<_> = strassen
        .iter()
        .filter(|strasse| !gemeint.is_empty() && stamm(&strasse.name) == gemeint)
        .collect();
    let eine = treffer
        .first()
        .is_some_and(|erste| treffer.iter().all(|strasse| strasse.name == erste.name));
    if eine { treffer } else { Vec::new() }
}

/// Names of streets that come near to `name`, the nearest first, `hoechstens` so many.
#[must_use]
pub fn aehnliche<'s>(strassen: &'s [Strasse], name: &str, hoechstens: usize) -> Vec<&'s str> {
    let gemeint = stamm(name);
    let mut nahe: Vec<(usize, &str)> = strassen
        .iter()
        .filter_map(|strasse| {
            let stamm = stamm(&strasse.name);
            let abstand = abstand(&gemeint, &stamm);
            let laenge = gemeint.chars().count();
            let enthalten = laenge >= 3 && stamm.contains(&gemeint);
            (enthalten || abstand <= (laenge / 3).max(1)).then_some((abstand, strasse.name.as_str()))
        })
        .collect();
    nahe.sort_unstable();
    nahe.dedup();
    nahe.into_iter().map(|(_, name)| name).take(hoechstens).collect()
}

/// A name without what people write in more than one way.
fn stamm(name: &str) -> String {
    let mut klein = String::new();
    for zeichen in name.to_lowercase().chars() {
        match zeichen {
            'ä' => klein.push_str("ae"),
            'ö' => klein.push_str("oe"),
            'ü' => klein.push_str("ue"),
            'ß' => klein.push_str("ss"),
            _ => klein.push(zeichen),
        }
    }
    klein
        .split(|zeichen: char| !zeichen.is_alphanumeric())
        .map(|wort| match wort.strip_suffix("str") {
            Some(davor) => [davor, "strasse"].concat(),
            None => wort.to_owned(),
        })
        .collect()
}

/// How many letters must be changed, added or left out to make one word the other (Levenshtein).
fn abstand(eins: &str, zwei: &str) -> usize {
    let zwei: Vec<char> = zwei.chars().collect();
    let mut reihe: Vec<usize> = (0..=zwei.len()).collect();
    for (zeile, a) in eins.chars().enumerate() {
        let mut links = zeile + 1;
        let mut neu = vec![links];
        for ((b, schraeg), oben) in zwei.iter().zip(&reihe).zip(reihe.iter().skip(1)) {
            links = (schraeg + usize::from(a != *b)).min(oben + 1).min(links + 1);
            neu.push(links);
        }
        reihe = neu;
    }
    reihe.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn liste(namen: &[(&str, &str)]) -> Vec<Strasse> {
        let strasse = |(name, postleitzahl): &(&str, &str)| Strasse {
            name: (*name).to_owned(),
            postleitzahl: (*postleitzahl).to_owned(),
        };
        namen.iter().map(strasse).collect()
    }

    fn neustadt() -> Vec<Strasse> {
        liste(&[
            ("Neue Straße", "99002"),
            ("Bahnhofstraße", "99002"),
            ("Bahnhofstraße", "99003"),
            ("Am Neuen Deich", "99003"),
            ("Mühlgasse", "99002"),
            ("Dr.-Lübke-Straße", "99002"),
            ("Marktstraße", "99002"),
        ])
    }

    #[test]
    fn a_street_is_found_however_it_is_written() {
        let liste = neustadt();
        for (getippt, gemeint) in [
            ("Neue Straße", "Neue Straße"),
            ("neue strasse", "Neue Straße"),
            ("Neue Str.", "Neue Straße"),
            ("NEUE STR", "Neue Straße"),
            ("  Neuestr. ", "Neue Straße"),
            ("Neue-Straße", "Neue Straße"),
            ("Muehlgasse", "Mühlgasse"),
            ("Mühl Gasse", "Mühlgasse"),
            ("Dr. Luebke Str", "Dr.-Lübke-Straße"),
            ("am neuen deich", "Am Neuen Deich"),
        ] {
            let gefunden = finde(&liste, getippt);
            assert_eq!(
                gefunden.first().map(|s| s.name.as_str()),
                Some(gemeint),
                "{getippt}"
            );
        }
        assert_eq!(finde(&liste, "Bahnhofstr.").len(), 2, "both parts");
        for fremd in ["", "-", "Straße", "Neue Gasse", "Bahnhof"] {
            assert!(finde(&liste, fremd).is_empty(), "{fremd}");
        }
    }

    #[test]
    fn two_streets_that_differ_only_in_the_writing_are_not_mixed_up() {
        let liste = liste(&[("Neue Straße", "99002"), ("Neuestraße", "99003")]);
        assert_eq!(finde(&liste, "Neuestraße")[0].postleitzahl, "99003");
        assert!(finde(&liste, "neue-str.").is_empty());
    }

    #[test]
    fn what_comes_near_is_proposed_the_nearest_first_and_three_at_most() {
        let liste = neustadt();
        assert_eq!(aehnliche(&liste, "Neue Strase", 3), ["Neue Straße"]);
        assert_eq!(
            aehnliche(&liste, "Banhofstraße", 3)[0],
            "Bahnhofstraße",
            "named once, although it has two parts"
        );
        assert_eq!(aehnliche(&liste, "Deich", 3), ["Am Neuen Deich"]);
        assert_eq!(aehnliche(&liste, "straße", 3).len(), 3);
        assert!(aehnliche(&liste, "Königsallee", 3).is_empty());
        assert!(aehnliche(&liste, "", 3).is_empty());
    }
}
