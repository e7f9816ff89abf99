//! What becomes of uploaded files.

mod dateien;
mod schiefe_seiten;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A picture as file.
fn datei(bild: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    bild.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Four quarters: red and green above, blue and black below.
fn viertel(breite: u32, hoehe: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(breite, hoehe, |x, y| {
        image::Rgb(match (x < breite / 2, y < hoehe / 2) {
            (true, true) => [255, 0, 0],
            (false, true) => [0, 255, 0],
            (true, false) => [0, 0, 255],
            (false, false) => [0, 0, 0],
        })
    }))
}

/// A PDF with one page per width, each size inherited from the tree, and what else the catalog shall have.
fn pdf(breiten: &[i64], katalog: impl FnOnce(&mut Document, &[Object]) -> Dictionary) -> Vec<u8> {
    let mut neu = Document::with_version("1.4");
    let wurzel = neu.new_object_id();
    let mut knoten = Vec::new();
    let mut seiten = Vec::new();
    for breite in breiten {
        let inhalt = neu.add_object(Stream::new(Dictionary::new(), b"0 0 10 10 re f".to_vec()));
        let ast = neu.new_object_id();
        let seite = neu.add_object(dictionary! { "Type" => "Page", "Parent" => ast, "Contents" => inhalt });
        let masse: Vec<Object> = vec![0.into(), 0.into(), (*breite).into(), 842.into()];
        let ast_inhalt = dictionary! {
            "Type" => "Pages", "Parent" => wurzel, "Kids" => vec![seite.into()], "Count" => 1, "MediaBox" => masse,
        };
        neu.objects.insert(ast, Object::Dictionary(ast_inhalt));
        knoten.push(Object::Reference(ast));
        seiten.push(Object::Reference(seite));
    }
    let baum =
        dictionary! { "Type" => "Pages", "Kids" => knoten, "Count" => i64::try_from(breiten.len()).unwrap() };
    neu.objects.insert(wurzel, Object::Dictionary(baum));
    let mut inhalt = dictionary! { "Type" => "Catalog", "Pages" => wurzel };
    inhalt.extend(&katalog(&mut neu, &seiten));
    let katalog = neu.add_object(inhalt);
    neu.trailer.set("Root", katalog);
    let mut bytes = Vec::new();
    neu.save_to(&mut bytes).unwrap();
    bytes
}

fn einfach(breiten: &[i64]) -> Vec<u8> {
    pdf(breiten, |_, _| Dictionary::new())
}
