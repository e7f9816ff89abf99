//! A Land and its communes: names, contacts, services; nothing of the rooms above.
