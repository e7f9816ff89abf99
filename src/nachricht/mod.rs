//! Fall to XMeld and back; the only room of the citizen's walk that sees the messages.
