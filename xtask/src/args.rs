//! The options of a sub-command: `--flag` and `--name VALUE`, in any order.

use anyhow::{Context, Result, bail};

/// What stands after the name of the sub-command, used up piece by piece.
pub struct Args(Vec<String>);

impl Args {
    /// Keeps `given` until it is asked for.
    pub fn new(given: impl Iterator<Item = String>) -> Self {
        Self(given.collect())
    }

    /// Whether `--name` is given.
    pub fn flag(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    /// The value that follows `--name`, where it is given.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        match self.take(name) {
            None => Ok(None),
            Some(at) if at < self.0.len() => Ok(Some(self.0.remove(at))),
            Some(_) => bail!("{name} needs a value"),
        }
    }

    /// The number that follows `--name`, where it is given.
    pub fn number(&mut self, name: &str) -> Result<Option<u16>> {
        let value = self.value(name)?;
        let number = |it: String| it.parse().with_context(|| format!("{name} {it}: not a number"));
        value.map(number).transpose()
    }

    /// The first word that is no option, where there is one.
    pub fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|it| !it.starts_with("--"))?;
        Some(self.0.remove(at))
    }

    /// Refuses what nobody asked for, so that a misspelt option does not pass unnoticed.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(rest) => bail!("unknown option {rest:?}; `cargo xtask` lists the options"),
        }
    }

    fn take(&mut self, name: &str) -> Option<usize> {
        let at = self.0.iter().position(|it| it == name)?;
        self.0.remove(at);
        Some(at)
    }
}
