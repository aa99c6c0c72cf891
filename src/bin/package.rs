//! The module of the package `gouji`: the library's exports. Nothing happens until one is called.

use gouji as _;

fn main() {}
