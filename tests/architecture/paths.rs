//! Which paths a source file names outside of test code, each spelled out from its root.

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, Meta, UseTree};

/// What a source file says about other places.
#[derive(Debug, Default)]
pub struct Named {
    /// `["crate", "room", …]`, `["sqlx", …]`, …; an import tree gives one path per leaf, `*` for a glob.
    pub paths: Vec<Vec<String>>,
    /// Modules in files of their own that exist for tests only: `#[cfg(test)] mod tests;`.
    pub test_modules: Vec<String>,
}

/// Reads `code`, whose module lies `depth` steps below the crate's root.
pub fn named_in(code: &str, depth: usize) -> syn::Result<Named> {
    let file = syn::parse_file(code)?;
    let mut reader = Reader {
        depth,
        named: Named::default(),
    };
    if !is_test(&file.attrs) {
        reader.visit_file(&file);
    }
    Ok(reader.named)
}

struct Reader {
    depth: usize,
    named: Named,
}

impl Reader {
    /// Notes a path; one that climbs to the crate's root is written as `crate::…`.
    fn note(&mut self, mut path: Vec<String>) {
        let climbs = path.iter().take_while(|part| *part == "super").count();
        if climbs > 0 && climbs >= self.depth {
            path.splice(..climbs, ["crate".to_owned()]);
        }
        self.named.paths.push(path);
    }

    fn note_use(&mut self, tree: &UseTree, mut before: Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.note_use(&path.tree, before);
            }
            UseTree::Group(group) => {
                for item in &group.items {
                    self.note_use(item, before.clone());
                }
            }
            UseTree::Name(name) => self.note(with(before, &name.ident)),
            UseTree::Rename(rename) => self.note(with(before, &rename.ident)),
            UseTree::Glob(_) => self.note(with(before, &"*")),
        }
    }

    /// Finds the paths in the tokens of a macro or an attribute.
    fn note_tokens(&mut self, mut cursor: Cursor<'_>) {
        let mut path = Vec::new();
        while !cursor.eof() {
            if let Some((ident, rest)) = cursor.ident() {
                path.push(ident.to_string());
                if let Some(after) = colons(rest) {
                    cursor = after;
                    continue;
                }
                cursor = rest;
                self.note(std::mem::take(&mut path));
            } else if let Some((inside, _, _, rest)) = cursor.any_group() {
                let prefix = std::mem::take(&mut path);
                if prefix.is_empty() {
                    self.note_tokens(inside);
                } else {
                    self.note_group(&prefix, inside);
                }
                cursor = rest;
            } else if let Some((_, rest)) = cursor.token_tree() {
                path.clear();
                cursor = rest;
            } else {
                break;
            }
        }
    }

    /// `use crate::{a, b::c};` inside a macro.
    fn note_group(&mut self, prefix: &[String], inside: Cursor<'_>) {
        let first = self.named.paths.len();
        self.note_tokens(inside);
        for path in self.named.paths.split_off(first) {
            self.note(prefix.iter().cloned().chain(path).collect());
        }
    }
}

fn with(mut before: Vec<String>, last: &impl ToString) -> Vec<String> {
    before.push(last.to_string());
    before
}

/// What follows `::`, if that comes next.
fn colons(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (first, rest) = cursor.punct()?;
    let (second, rest) = rest.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(rest)
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.note(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.note_use(&item.tree, Vec::new());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        self.note_tokens(TokenBuffer::new2(call.tokens.clone()).begin());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        visit::visit_meta_list(self, list);
        self.note_tokens(TokenBuffer::new2(list.tokens.clone()).begin());
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        } else if let Item::Mod(module) = item
            && module.content.is_none()
        {
            self.named.test_modules.push(module.ident.to_string());
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if !matches!(item, ImplItem::Fn(function) if is_test(&function.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.depth += 1;
        visit::visit_item_mod(self, module);
        self.depth -= 1;
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// True for `#[test]`, `#[cfg(test)]` and `#[cfg(all(test, …))]`.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("cfg") => {
            let text = list.tokens.to_string().replace(' ', "");
            text == "test" || text.starts_with("all(test,")
        }
        _ => false,
    })
}
