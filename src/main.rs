//! Mounts the page, nothing else.

fn main() {
    gouji::app::mount();
}
