//! Mounts the page, nothing else.

/// Hands out memory, with less code than the standard library's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    gouji::app::mount();
}
