//! The walk over files and folders: lazy, in the order of the names, one folder in memory at a time and level.

use std::{
    ffi::OsString,
    fs::{self, FileType},
    io,
    path::PathBuf,
    vec,
};

/// A file to check, or a place that could not be looked into.
pub(super) type Fund = Result<PathBuf, (PathBuf, io::Error)>;

/// All regular files at and below one path.
///
/// A link to a file is taken, a link to a folder is not followed below the path itself; pipes, sockets and devices are
/// passed over. Of a folder only the names are held, and only while the walk is in it.
pub(super) struct Gang {
    beginn: Option<PathBuf>,
    offen: Vec<Ordner>,
}

struct Ordner {
    pfad: PathBuf,
    eintraege: vec::IntoIter<(OsString, FileType)>,
}

impl Gang {
    /// A walk that begins at a file or a folder.
    pub(super) fn ab(pfad: PathBuf) -> Self {
        Self {
            beginn: Some(pfad),
            offen: Vec::new(),
        }
    }

    /// Goes into a folder; `Err` if its entries cannot be read.
    fn hinein(&mut self, pfad: PathBuf) -> Result<(), (PathBuf, io::Error)> {
        let gelesen = fs::read_dir(&pfad).and_then(|eintraege| {
            eintraege
                .map(|eintrag| eintrag.and_then(|eintrag| Ok((eintrag.file_name(), eintrag.file_type()?))))
                .collect::<io::Result<Vec<_>>>()
        });
        match gelesen {
            Ok(mut eintraege) => {
                eintraege.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
                self.offen.push(Ordner {
                    pfad,
                    eintraege: eintraege.into_iter(),
                });
                Ok(())
            }
            Err(fehler) => Err((pfad, fehler)),
        }
    }

    /// The path the walk begins at; whatever it is, it was named, so it is looked at.
    fn beginne(&mut self, pfad: PathBuf) -> Option<Fund> {
        match fs::metadata(&pfad) {
            Ok(angaben) if angaben.is_dir() => self.hinein(pfad).err().map(Err),
            Ok(_) => Some(Ok(pfad)),
            Err(fehler) => Some(Err((pfad, fehler))),
        }
    }
}

impl Iterator for Gang {
    type Item = Fund;

    fn next(&mut self) -> Option<Fund> {
        if let Some(beginn) = self.beginn.take()
            && let Some(fund) = self.beginne(beginn)
        {
            return Some(fund);
        }
        loop {
            let ordner = self.offen.last_mut()?;
            let Some((name, art)) = ordner.eintraege.next() else {
                self.offen.pop();
                continue;
            };
            let pfad = ordner.pfad.join(name);
            if art.is_file() {
                return Some(Ok(pfad));
            }
            if art.is_dir() {
                if let Err(unlesbar) = self.hinein(pfad) {
                    return Some(Err(unlesbar));
                }
            } else if art.is_symlink() {
                match fs::metadata(&pfad) {
                    Ok(angaben) if angaben.is_file() => return Some(Ok(pfad)),
                    Ok(_) => {}
                    Err(fehler) => return Some(Err((pfad, fehler))),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{os::unix::fs::symlink, path::Path};

    use super::*;

    fn namen(ab: &Path) -> Vec<String> {
        Gang::ab(ab.to_owned())
            .map(|fund| match fund {
                Ok(pfad) => pfad.strip_prefix(ab).unwrap().to_str().unwrap().to_owned(),
                Err((pfad, fehler)) => format!(
                    "{}: {:?}",
                    pfad.strip_prefix(ab).unwrap().display(),
                    fehler.kind()
                ),
            })
            .collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_names_and_links_lead_nowhere_twice() {
        let ordner = tempfile::tempdir().unwrap();
        let ab = ordner.path();
        fs::create_dir_all(ab.join("b/tief")).unwrap();
        for name in ["c.xml", "a.xml", "b/2", "b/10", "b/tief/1"] {
            fs::write(ab.join(name), "").unwrap();
        }
        symlink(ab, ab.join("b/kreis")).unwrap();
        symlink(ab.join("a.xml"), ab.join("d-link")).unwrap();
        symlink(ab.join("weg"), ab.join("e-ins-leere")).unwrap();
        assert_eq!(
            namen(ab),
            [
                "a.xml",
                "b/10",
                "b/2",
                "b/tief/1",
                "c.xml",
                "d-link",
                "e-ins-leere: NotFound"
            ]
        );
    }

    #[test]
    fn a_file_is_its_own_walk() {
        let ordner = tempfile::tempdir().unwrap();
        let datei = ordner.path().join("1704.xml");
        fs::write(&datei, "").unwrap();
        assert_eq!(
            Gang::ab(datei.clone()).map(Result::unwrap).collect::<Vec<_>>(),
            [datei]
        );
    }
}
