//! Many small files in one: a line with each one's name before it.

/// What begins the line with a name.
const MARK: &str = "%%%% ";

/// The files, by name, in one text.
pub fn pack(files: &[(String, String)]) -> String {
    files.iter().map(|(name, text)| format!("{MARK}{name}\n{text}\n")).collect()
}

/// The files of a text that [`pack`] made.
pub fn unpack(text: &str) -> Vec<(&str, &str)> {
    let parts = text.strip_prefix(MARK).and_then(|it| it.strip_suffix('\n'));
    let files = parts.unwrap_or_default().split("\n%%%% ");
    files.filter_map(|it| it.split_once('\n')).collect()
}
